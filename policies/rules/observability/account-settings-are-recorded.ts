import { declared, fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { DELIVERY_CHANNEL, RECORDER, RECORDER_STATUS } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const accountSettingsAreRecorded = stackRule({
  name: "account-settings-are-recorded",
  control: "OBS-10",
  severity: "medium",
  enforcement: "mandatory",
  statement: "AWS Config records every kind of resource, delivers the records and runs.",
  rationale: "What was set how, and since when, is the first question after an incident.",
  remediation:
    "Write account.config: owned and leave the recorder as it is, or elsewhere where the account has one.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/types/input.d.ts", readOn: "2026-11-27" },
  check(index, { account }) {
    if (account.config === "elsewhere")
      return judge(undefined, () =>
        notApplicable("the account's recorder is declared elsewhere (account.config)"),
      );
    const recorders = index.ofType(RECORDER);
    if (recorders.length === 0) return judge(undefined, () => declared("recorder", "declared", false));
    return recorders.flatMap((view) => judge(view.urn, () => verdicts(index, view)));
  },
});

function verdicts(index: ViewIndex, recorder: ResourceView): readonly Verdict[] {
  // @pulumi/aws 7.48.0: every kind of regional resource where nothing is said.
  const everything = inputsOf(recorder).flag("recordingGroup.allSupported", true);
  const read = inputsOf(recorder);
  const left = read.items("recordingGroup.exclusionByResourceTypes");
  const excludes = left.some((one) => one.texts("resourceTypes").length > 0);
  const runs = index.ofType(RECORDER_STATUS).some((view) => inputsOf(view).flag("isEnabled", false));
  const delivers = index.ofType(DELIVERY_CHANNEL).length > 0;
  return [
    fact(everything, "recordingGroup.allSupported", "true", String(everything)),
    fact(
      !excludes,
      "recordingGroup.exclusionByResourceTypes",
      "without a type",
      excludes ? "some types" : "none",
    ),
    fact(delivers, "delivery channel", "declared", delivers ? "declared" : "nothing"),
    fact(runs, "recorder status", "running", runs ? "running" : "standing still"),
  ];
}
