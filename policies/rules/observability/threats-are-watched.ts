import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { DETECTOR } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const threatsAreWatched = stackRule({
  name: "threats-are-watched",
  control: "OBS-10",
  severity: "high",
  enforcement: "mandatory",
  statement: "GuardDuty watches every configured region.",
  rationale: "A stolen key is used where nobody looks; GuardDuty sees it by what it does.",
  remediation:
    "Write account.guardDuty: owned and leave the detectors on, or elsewhere where the account has them.",
  source: {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/guardduty/detector/",
    readOn: "not yet",
  },
  check: (index, { account, regions }) =>
    judge(undefined, () => {
      if (account.guardDuty === "elsewhere")
        return notApplicable("the account's detectors are declared elsewhere (account.guardDuty)");
      return regions.map((region, place) => watched(index, region, place === 0));
    }),
});

/** The first region is the stack's own, in which a detector stands that names none. */
function watched(index: ViewIndex, region: string, own: boolean): Verdict {
  const here = index.ofType(DETECTOR).filter((view) => {
    const named = inputsOf(view).text("region");
    return named === region || (own && named === undefined);
  });
  const on = here.some((view) => inputsOf(view).flag("enable", true)); // @pulumi/aws 7.48.0: on where nothing is said
  const found = here.length === 0 ? "none" : on ? "one" : "one that is suspended";
  return fact(on, `detector of ${region}`, "declared and on", found);
}
