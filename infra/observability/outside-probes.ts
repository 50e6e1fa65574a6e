import { HealthCheck } from "@pulumi/aws/route53/healthCheck.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { alarm } from "./alarm.ts";
import type { SeenFromOutside } from "./failed-percent.ts";
import { probePart } from "./probe-part.ts";
import type { Topics } from "./topics.ts";

/**
 * Seconds between questions of one checker, and answers in a row that it takes to be down; a minute later the alarm sees it:
 * about 3 minutes from the outage, where 5 are allowed (checklist OBS-09). Each probe costs about 2 US dollars a month at 30 s;
 * 10 s, or a Synthetics canary, would cost many times that.
 */
const PROBE = { intervalSeconds: 30, failures: 3 } as const;

export interface OutsideProbesArgs {
  readonly context: StackContext;
  /** Of the region where Route 53's metrics stand. */
  readonly topics: Topics;
}

/** Asks every health route through the edge, from several parts of the world (checklist OBS-06). */
export class OutsideProbes extends ComponentResource {
  readonly seen: readonly SeenFromOutside[];

  constructor(name: string, args: OutsideProbesArgs, opts?: ComponentOptions) {
    super("slipway:observability:OutsideProbes", name, {}, opts);
    const { context, topics } = args;
    const { probes } = context.settings.observability;
    this.seen = probes.map(({ hostname, path, service }) => {
      const first = probes.find((one) => one.service === service && one.path === path)?.hostname;
      const further = hostname === first ? "" : `-${hostname}`;
      const part = `${name}-${probePart(service, path)}${further}`;
      const check = new HealthCheck(
        part,
        context.override("probes", "healthCheck", {
          type: "HTTPS",
          fqdn: hostname,
          port: 443,
          resourcePath: path,
          requestInterval: PROBE.intervalSeconds,
          failureThreshold: PROBE.failures,
          enableSni: true,
          measureLatency: false,
          tags: { ...context.tags(name), Name: `https://${hostname}${path}` },
        }),
        { parent: this },
      );
      alarm(`${part}-alarm`, {
        context,
        topics,
        severity: "critical",
        what: `https://${hostname}${path} has not answered from outside for about 2 minutes`,
        firstStep: `Open it yourself; if it answers, look at Cloudflare's and AWS's status pages, else at the alarms of ${service}`,
        watch: {
          namespace: "AWS/Route53",
          name: "HealthCheckStatus",
          statistic: "Minimum",
          dimensions: { HealthCheckId: check.id },
        },
        comparison: "LessThanThreshold",
        threshold: 1,
        periodSeconds: 60,
        periods: 1,
        silence: "breaching",
        parent: this,
      });
      return { url: `https://${hostname}${path}`, healthCheckId: check.id };
    });
    this.registerOutputs({});
  }
}
