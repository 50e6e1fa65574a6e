import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { ComponentResource, type Input, interpolate, jsonStringify } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { partition } from "../lib/partition.ts";
import { FIRST_STEP } from "./alarm-text.ts";
import type { Severity } from "./severity.ts";
import type { Topics } from "./topics.ts";

/** What ECS tells of a deployment (ECS Developer Guide, "Amazon ECS service deployment state change events", from memory, 2026-11). */
const TOLD: readonly {
  readonly name: string;
  readonly severity: Severity;
  readonly events: readonly string[];
  readonly firstStep: string;
}[] = [
  {
    name: "failed",
    severity: "critical",
    events: ["SERVICE_DEPLOYMENT_FAILED"],
    firstStep:
      "The version before runs on; read why the new tasks stopped, in ECS under stopped tasks, before deploying again",
  },
  {
    name: "progress",
    severity: "warning",
    events: ["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"],
    firstStep: "Nothing, unless nobody announced this deployment",
  },
];

export interface DeploymentEventsArgs {
  readonly context: StackContext;
  readonly clusterName: Input<string>;
  readonly topics: Topics;
}

/** Tells of every deployment of the cluster: its start, its success, and its failure with the rollback (checklist DEL-05). */
export class DeploymentEvents extends ComponentResource {
  constructor(name: string, args: DeploymentEventsArgs, opts?: ComponentOptions) {
    super("slipway:observability:DeploymentEvents", name, {}, opts);
    for (const told of TOLD) this.#rule(name, told, args);
    this.registerOutputs({});
  }

  #rule(
    name: string,
    told: (typeof TOLD)[number],
    { clusterName, context, topics }: DeploymentEventsArgs,
  ): void {
    const { accountId, region } = context.settings.aws;
    const services = `arn:${partition(region)}:ecs:${region}:${accountId}:service/`;
    const rule = new EventRule(
      `${name}-${told.name}`,
      context.override("deployments", "rule", {
        description: `Deployments of ${context.prefix}: ${told.events.join(", ")}`,
        eventPattern: jsonStringify({
          source: ["aws.ecs"],
          "detail-type": ["ECS Deployment State Change"],
          resources: [{ prefix: interpolate`${services}${clusterName}/` }],
          detail: { eventName: [...told.events] },
        }),
        state: "ENABLED",
        tags: context.tags(name),
      }),
      { parent: this },
    );
    new EventTarget(
      `${name}-${told.name}-target`,
      context.override("deployments", "target", {
        rule: rule.name,
        targetId: "topic",
        arn: topics.arns[told.severity],
        inputTransformer: {
          inputPaths: { event: "$.detail.eventName", reason: "$.detail.reason", service: "$.resources[0]" },
          // Both quotes belong to the text: EventBridge takes a template that is a JSON text as one message.
          inputTemplate: `"<event>: <service>: <reason> ${FIRST_STEP} ${told.firstStep}."`,
        },
      }),
      { parent: this, dependsOn: [...topics.ready] },
    );
  }
}
