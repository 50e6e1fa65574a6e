import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { probesRegion } from "../../relations/probes-region.ts";
import { judge, stackRule } from "../../rule.ts";

/** What passes on the news of the probes, and stands where they tell of themselves. */
const WATCHERS: readonly string[] = [
  "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  // Whatever stands there is watched for threats too.
  "aws:guardduty/detector:Detector",
  "aws:guardduty/detectorFeature:DetectorFeature",
  "aws:kms/alias:Alias",
  "aws:kms/key:Key",
  "aws:lambda/function:Function",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "aws:lambda/permission:Permission",
  "aws:sns/topic:Topic",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sns/topicSubscription:TopicSubscription",
];

export const resourcesStandInConfiguredRegions = stackRule({
  name: "resources-stand-in-configured-regions",
  control: "GOV-04",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every resource that names a region of its own names a configured one.",
  rationale: "A resource can leave its provider's region by one property, and then nobody looks there.",
  remediation: "Take the region away, or name it under aws.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/cloudwatch/logGroup.d.ts", readOn: "2026-11-27" },
  check: (index, { regions }) =>
    index.all
      .filter((view) => view.type.startsWith("aws:") && view.inputs.region !== undefined)
      .flatMap((view) =>
        judge(view.urn, () => {
          const region = inputsOf(view).text("region") ?? "";
          if (regions.length === 0) return notApplicable("the stack's file names no region");
          const reason = WATCHERS.includes(view.type) ? probesRegion(index, region) : undefined;
          if (reason !== undefined) return fact(true, "region", "a configured one", `${region}: ${reason}`);
          return fact(regions.includes(region), "region", `one of ${regions.join(", ")}`, region);
        }),
      ),
});
