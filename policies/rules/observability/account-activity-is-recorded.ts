import { declared, fact, notApplicable } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { recordedActivity } from "../../relations/recorded-activity.ts";
import { judge, stackRule } from "../../rule.ts";
import { TRAIL } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const accountActivityIsRecorded = stackRule({
  name: "account-activity-is-recorded",
  control: "OBS-10",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "A trail records what is read and what is changed in every region, encrypted, with digests that show a changed file.",
  rationale: "Without it nobody can say afterwards who did what, or whether the record itself was changed.",
  remediation:
    "Write account.cloudTrail: owned and leave the trail as it is, or elsewhere where the account has one.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/cloudtrail/trail.d.ts",
    readOn: "2026-11-27",
  },
  check(index, { account }) {
    if (account.cloudTrail === "elsewhere")
      return judge(undefined, () =>
        notApplicable("the account's trail is declared elsewhere (account.cloudTrail)"),
      );
    const trails = index.ofType(TRAIL);
    if (trails.length === 0) return judge(undefined, () => declared("trail", "declared", false));
    return trails.flatMap((view) => judge(view.urn, () => verdicts(inputsOf(view))));
  },
});

function verdicts(read: Reader): readonly Verdict[] {
  // @pulumi/aws 7.48.0: one region and no validation where nothing is said; logging and global services are on.
  const switches = {
    isMultiRegionTrail: read.flag("isMultiRegionTrail", false),
    enableLogFileValidation: read.flag("enableLogFileValidation", false),
    enableLogging: read.flag("enableLogging", true),
    includeGlobalServiceEvents: read.flag("includeGlobalServiceEvents", true),
  };
  return [
    ...Object.entries(switches).map(([name, on]) => fact(on, name, "true", String(on))),
    fact(
      read.has("kmsKeyId"),
      "kmsKeyId",
      "a customer-managed key",
      read.has("kmsKeyId") ? "a key" : "nothing",
    ),
    ...recordedActivity(read),
  ];
}
