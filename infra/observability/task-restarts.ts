import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { ComponentResource, type Input, jsonStringify, output, type Resource } from "@pulumi/pulumi";
import type { ObservabilitySettings } from "../config/observability-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import type { Metric } from "./alarm.ts";
import { FIRST_STEP } from "./alarm-text.ts";
import type { Topics } from "./topics.ts";

/** Last part of the measure's name. */
const MEASURE = "restarts";

/** Services whose restarts an alert or a dashboard looks at, sorted; no others have a rule. */
export function restartsWatched({
  alerts,
  dashboards,
}: Pick<ObservabilitySettings, "alerts" | "dashboards">): readonly string[] {
  const read = [
    ...Object.values(alerts).flatMap(({ source }) =>
      source.kind === "measure" ? [source.measure] : Object.values(source.of),
    ),
    ...Object.values(dashboards).flatMap(({ widgets }) => widgets.flatMap(({ measures }) => measures ?? [])),
  ];
  const services = read.flatMap((measure) => {
    const [area = "", part] = measure.split(".");
    return part === MEASURE ? [area] : [];
  });
  return [...new Set(services)].sort();
}

/**
 * The events of tasks that ended though nobody wanted it: an essential container that exited (also for want of memory), a task that
 * the scheduler stopped because its checks failed, and one whose host went. What a deployment, a scaling or a person stops is
 * stopped for another reason, and is none. Events with `group`, `lastStatus`, `stopCode` and `stoppedReason`: ECS Developer Guide,
 * "Amazon ECS task state change events" and "Stopped tasks error messages", from memory, 2026-11, and so is the host's reason
 * ("Host EC2 (instance …) terminated."); those of checks as they stand in public runbooks and in Copilot's own output ("Task failed
 * ELB health checks in …", "Task failed container health checks"), read 2026-11-27.
 */
export function restartPattern(clusterArn: string, serviceName: string): object {
  return {
    source: ["aws.ecs"],
    "detail-type": ["ECS Task State Change"],
    detail: {
      clusterArn: [clusterArn],
      group: [`service:${serviceName}`],
      lastStatus: ["STOPPED"],
      $or: [
        { stopCode: ["EssentialContainerExited"] },
        { stoppedReason: [{ prefix: "Task failed " }, { prefix: "Host EC2 " }] },
      ],
    },
  };
}

export interface TaskRestartsArgs {
  readonly context: StackContext;
  readonly topics: Topics;
  readonly clusterName: Input<string>;
  readonly services: Readonly<Record<string, { readonly serviceName: Input<string> }>>;
}

/**
 * Counts the restarts of tasks, for alerts and dashboards, and tells why each task ended: ECS forgets a stopped task within an hour.
 *
 * ECS has no metric of restarts of a service (RestartCount of Container Insights counts restarts within a running task, of
 * containers with a restart policy alone), and RunningTaskCount misses a task that is replaced within the minute. So EventBridge
 * counts: AWS/Events TriggeredRules with the dimension RuleName is one for each event that the rule means (EventBridge User
 * Guide, "Monitoring Amazon EventBridge": every minute, the rule's name alone for the default bus, delivered at best effort, read
 * 2026-11-27).
 */
export class TaskRestarts extends ComponentResource {
  readonly #rules = new Map<string, { readonly metric: Metric; readonly rule: Resource }>();

  constructor(name: string, args: TaskRestartsArgs, opts?: ComponentOptions) {
    super("slipway:observability:TaskRestarts", name, {}, opts);
    for (const service of restartsWatched(args.context.settings.observability)) {
      const serviceName = args.services[service]?.serviceName;
      if (serviceName !== undefined) this.#count(name, service, serviceName, args);
    }
    this.registerOutputs({});
  }

  /** The metric of a service's restarts, and the rule that counts them. */
  find(service: string): { readonly metric: Metric; readonly rule: Resource } | undefined {
    return this.#rules.get(service);
  }

  #count(name: string, service: string, serviceName: Input<string>, args: TaskRestartsArgs): void {
    const { clusterName, context, topics } = args;
    const { accountId, region } = context.settings.aws;
    const clusters = `arn:${partition(region)}:ecs:${region}:${accountId}:cluster/`;
    const rule = new EventRule(
      `${name}-${service}`,
      context.override("restarts", "rule", {
        description: `Tasks of ${service} in ${context.prefix} that ended by themselves`,
        eventPattern: jsonStringify(
          output({ cluster: clusterName, own: serviceName }).apply(({ cluster, own }) =>
            restartPattern(`${clusters}${cluster}`, own),
          ),
        ),
        state: "ENABLED",
        tags: context.tags(name),
      }),
      { parent: this },
    );
    new EventTarget(
      `${name}-${service}-target`,
      context.override("restarts", "target", {
        rule: rule.name,
        targetId: "topic",
        arn: topics.arns.warning,
        inputTransformer: {
          inputPaths: { reason: "$.detail.stoppedReason", task: "$.detail.taskArn" },
          // Both quotes belong to the text: EventBridge takes a template that is a JSON text as one message.
          inputTemplate: `"A task of ${service} ended by itself: <task>: <reason> ${FIRST_STEP} Read the log of ${service} just before its end."`,
        },
      }),
      { parent: this, dependsOn: [...topics.ready] },
    );
    const metric: Metric = {
      namespace: "AWS/Events",
      name: "TriggeredRules",
      statistic: "Sum",
      dimensions: { RuleName: rule.name },
    };
    this.#rules.set(service, { metric, rule });
  }
}
