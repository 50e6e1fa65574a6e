import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { HEALTH_CHECK, TOPIC_SUBSCRIPTION } from "../../tokens.ts";

/**
 * Route 53 tells of its health checks in this one region, whatever the stack's own is, and an alarm reaches topics of its
 * own region only. What passes the news on stands there too, and nothing else (Route 53 Developer Guide, "Monitoring
 * health checks using CloudWatch", from memory, 2026-11).
 */
const WATCH = {
  region: "us-east-1",
  types: [
    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws:kms/alias:Alias",
    "aws:kms/key:Key",
    "aws:lambda/function:Function",
    "aws:lambda/permission:Permission",
    "aws:sns/topic:Topic",
    "aws:sns/topicPolicy:TopicPolicy",
    "aws:sns/topicSubscription:TopicSubscription",
  ],
} as const;

const FUNCTION = "aws:lambda/function:Function";

export const resourcesStandInConfiguredRegions = stackRule({
  name: "resources-stand-in-configured-regions",
  control: "GOV-04",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every resource that names a region of its own names a configured one.",
  rationale: "A resource can leave its provider's region by one property, and then nobody looks there.",
  remediation: "Take the region away, or name it under aws.",
  source: { url: "https://www.pulumi.com/registry/packages/aws/api-docs/provider/", readOn: "not yet" },
  check: (index, { regions }) =>
    index.all
      .filter((view) => view.type.startsWith("aws:") && view.inputs.region !== undefined)
      .flatMap((view) =>
        judge(view.urn, () => {
          const region = inputsOf(view).text("region") ?? "";
          if (regions.length === 0) return notApplicable("the stack's file names no region");
          const reason = isWatcher(view.type) ? watches(index, region) : undefined;
          if (reason !== undefined) return fact(true, "region", "a configured one", `${region}: ${reason}`);
          return fact(regions.includes(region), "region", `one of ${regions.join(", ")}`, region);
        }),
      ),
});

function isWatcher(type: string): boolean {
  return WATCH.types.some((one) => one === type);
}

/** Why a resource may stand in that region beside the configured ones; undefined where it may not. */
function watches(index: ViewIndex, region: string): string | undefined {
  if (region !== WATCH.region) return undefined;
  if (index.ofType(HEALTH_CHECK).length > 0) return "Route 53 tells of its probes there only";
  const heard = index
    .ofType(TOPIC_SUBSCRIPTION)
    .filter((view) => inputsOf(view).text("protocol") === "lambda")
    .flatMap((view) => index.linked(view, "endpoint", FUNCTION));
  return heard.some((view) => inputsOf(view).text("region") === WATCH.region)
    ? "topics of every region reach a function there"
    : undefined;
}
