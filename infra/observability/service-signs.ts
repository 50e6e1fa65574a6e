import type { Input } from "@pulumi/pulumi";
import type { Sign } from "./vital-signs.ts";

const ELB = "AWS/ApplicationELB";

/** Answers in a minute from which the load balancer's own errors are no accident: a single one happens when a task ends. */
const BALANCER_ERRORS = 10;

/** Percent of the reservation: autoscaling aims at 60 and 75, so this is where it can do no more. */
const FULL_PERCENT = 90;

/** The load balancer itself. */
export function balancerSigns(balancer: Input<string>): readonly Sign[] {
  return [
    {
      name: "ingress-5xx",
      severity: "critical",
      what: `The load balancer answered more than ${BALANCER_ERRORS} requests a minute with 5xx by itself, for 3 minutes`,
      firstStep:
        "See in the dashboard system-health which service has no healthy task, and read its newest log lines",
      watch: {
        namespace: ELB,
        name: "HTTPCode_ELB_5XX_Count",
        statistic: "Sum",
        dimensions: { LoadBalancer: balancer },
      },
      comparison: "GreaterThanThreshold",
      threshold: BALANCER_ERRORS,
      periodSeconds: 60,
      periods: 3,
      silence: "notBreaching",
    },
  ];
}

/** One service and its tasks. */
export function serviceSigns(
  name: string,
  at: {
    readonly clusterName: Input<string>;
    readonly serviceName: Input<string>;
    readonly balancer: Input<string> | undefined;
    readonly targetSuffix: Input<string> | undefined;
  },
): readonly Sign[] {
  return [...targetSigns(name, at), ...taskSigns(name, at)];
}

function targetSigns(
  name: string,
  {
    balancer,
    targetSuffix,
  }: { readonly balancer: Input<string> | undefined; readonly targetSuffix: Input<string> | undefined },
): readonly Sign[] {
  if (balancer === undefined || targetSuffix === undefined) return [];
  const dimensions = { LoadBalancer: balancer, TargetGroup: targetSuffix };
  return [
    {
      name: `${name}-down`,
      severity: "critical",
      what: `${name} has had no healthy task behind the load balancer for 3 minutes`,
      firstStep: `Look at the events of the service ${name} in ECS; if a deployment just went out, roll it back`,
      watch: { namespace: ELB, name: "HealthyHostCount", statistic: "Maximum", dimensions },
      comparison: "LessThanThreshold",
      threshold: 1,
      periodSeconds: 60,
      periods: 3,
      silence: "breaching", // without targets the load balancer reports nothing
    },
    {
      name: `${name}-unhealthy`,
      severity: "warning",
      what: `A task of ${name} has failed its health check for 5 minutes`,
      firstStep: `Read the log of ${name} around the last failed check; the load balancer sends that task nothing meanwhile`,
      watch: { namespace: ELB, name: "UnHealthyHostCount", statistic: "Maximum", dimensions },
      comparison: "GreaterThanThreshold",
      threshold: 0,
      periodSeconds: 60,
      periods: 5,
      silence: "notBreaching",
    },
  ];
}

function taskSigns(
  name: string,
  { clusterName, serviceName }: { readonly clusterName: Input<string>; readonly serviceName: Input<string> },
): readonly Sign[] {
  const dimensions = { ClusterName: clusterName, ServiceName: serviceName };
  const insights = "ECS/ContainerInsights";
  const full = (part: "CPU" | "memory", metric: string): Sign => ({
    name: `${name}-${part.toLowerCase()}`,
    severity: "warning",
    what: `${part} of ${name} has been above ${FULL_PERCENT} % for 15 minutes`,
    firstStep: `See whether ${name} runs scale.maxTasks tasks already; if so raise it, else read what the tasks are busy with`,
    watch: { namespace: "AWS/ECS", name: metric, statistic: "Average", dimensions },
    comparison: "GreaterThanThreshold",
    threshold: FULL_PERCENT,
    periodSeconds: 300,
    periods: 3,
    silence: "notBreaching",
  });
  return [
    {
      name: `${name}-tasks`,
      severity: "warning",
      what: `${name} has run fewer tasks than wanted for 10 minutes`,
      firstStep: `Read why the last tasks of ${name} stopped, in ECS under stopped tasks: image, secret, memory or health check`,
      watch: {
        expression: "wanted - running",
        label: "tasks that are missing",
        metrics: {
          wanted: { namespace: insights, name: "DesiredTaskCount", statistic: "Minimum", dimensions },
          running: { namespace: insights, name: "RunningTaskCount", statistic: "Maximum", dimensions },
        },
      },
      comparison: "GreaterThanThreshold",
      threshold: 0,
      periodSeconds: 60,
      periods: 10,
      silence: "notBreaching",
    },
    full("CPU", "CPUUtilization"),
    full("memory", "MemoryUtilization"),
  ];
}
