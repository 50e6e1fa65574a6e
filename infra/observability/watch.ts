import { ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { Availability } from "./availability.ts";
import { Dashboards } from "./dashboards.ts";
import { DeploymentEvents } from "./deployment-events.ts";
import { failedProbes, failedRequests, type SeenFromOutside } from "./failed-percent.ts";
import { LogMetrics } from "./log-metrics.ts";
import type { Logs } from "./logs.ts";
import type { Measured } from "./measured.ts";
import { Notifier } from "./notifier.ts";
import { OutsideProbes } from "./outside-probes.ts";
import { ProductAlerts } from "./product-alerts.ts";
import { SavedQueries } from "./saved-queries.ts";
import { restartsWatched, TaskRestarts } from "./task-restarts.ts";
import type { Topics } from "./topics.ts";
import { VitalSigns } from "./vital-signs.ts";

/** Metrics in one alarm's metric math (CloudWatch User Guide, "Create an alarm based on a metric math expression", from memory, 2026-11). */
const MOST_METRICS = 10;

export interface WatchArgs {
  readonly context: StackContext;
  readonly logs: Logs;
  /** Of the stack's region. */
  readonly topics: Topics;
  /** In the region where probes report and the notifier runs; undefined where there are neither. */
  readonly post: { readonly topics: Topics | undefined; readonly keyArn: Input<string> } | undefined;
  readonly components: Omit<Measured, "logMetrics" | "published" | "restarts">;
  /** ARN in the watch region of a secret's copy, by the secret's name. */
  readonly secretArn: (name: string) => Output<string>;
}

/** Everything that watches the stack and tells somebody. */
export class Watch extends ComponentResource {
  constructor(name: string, args: WatchArgs, opts?: ComponentOptions) {
    super("slipway:observability:Watch", name, {}, opts);
    const { context, logs, post, topics } = args;
    const options = { parent: this };
    const logMetrics = new LogMetrics("log-metrics", { context, logs }, options);
    const { clusterName, services } = args.components;
    const watched = restartsWatched(context.settings.observability).length > 0;
    const restarts = watched
      ? new TaskRestarts("restarts", { context, topics, clusterName, services }, options)
      : undefined;
    const published = context.settings.observability.publishedMeasures;
    const measured: Measured = { ...args.components, logMetrics, published, restarts };
    const own = new ProductAlerts("alerts", { context, topics, measured }, options);
    const vital = new VitalSigns("vital", { context, topics, measured }, options);
    const outside = post?.topics;
    const probes =
      outside === undefined ? [] : new OutsideProbes("probes", { context, topics: outside }, options).seen;
    this.#availability(context, measured, { topics, outside }, probes);
    new DeploymentEvents("deployments", { context, topics, clusterName: measured.clusterName }, options);
    new SavedQueries("queries", { context, logs }, options);
    const ready = [logMetrics, ...(restarts === undefined ? [] : [restarts])];
    const alarmArns = [...own.alarms, ...vital.alarms].map(({ arn }) => arn);
    new Dashboards("dashboards", { context, logs, measured, probes, alarmArns, ready }, options);
    this.#notifier(args);
    this.registerOutputs({});
  }

  /** By requests where there is a load balancer, and from outside: what the edge holds back, or a tunnel carries, no balancer counts. */
  #availability(
    context: StackContext,
    measured: Measured,
    { outside, topics }: { readonly topics: Topics; readonly outside: Topics | undefined },
    probes: readonly SeenFromOutside[],
  ): void {
    const options = { parent: this };
    if (measured.balancer !== undefined) {
      const failed = failedRequests(measured);
      const firstStep = "Open the dashboard system-health; if the errors began with a release, roll it back";
      new Availability("availability", { context, topics, failed, what: "requests", firstStep }, options);
    }
    if (outside === undefined) return;
    const firstStep =
      "See in the dashboard system-health which route fails from outside; where requests do not fail as well, look at Cloudflare's status page and its security events";
    for (let at = 0; at < probes.length; at += MOST_METRICS) {
      const part = at === 0 ? "" : `-${at / MOST_METRICS + 1}`;
      const failed = failedProbes(probes.slice(at, at + MOST_METRICS));
      const what = "checks from outside";
      new Availability(
        `availability-outside${part}`,
        { context, topics: outside, failed, what, firstStep },
        options,
      );
    }
  }

  #notifier({ context, post, secretArn, topics }: WatchArgs): void {
    const { discordWebhook, pagerDutyKey, slackWebhook } = context.settings.notify;
    if (post === undefined || [discordWebhook, pagerDutyKey, slackWebhook].every((one) => one === undefined))
      return;
    const arnOf = (secret: string | undefined) => (secret === undefined ? undefined : secretArn(secret));
    const away = post.topics === undefined || post.topics === topics ? [] : [post.topics];
    new Notifier(
      "notifier",
      {
        context,
        topics: [topics, ...away],
        keyArn: post.keyArn,
        slackSecretArn: arnOf(slackWebhook),
        discordSecretArn: arnOf(discordWebhook),
        pagerDutySecretArn: arnOf(pagerDutyKey),
      },
      { parent: this },
    );
  }
}
