import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { type EventPlace, eventIsHeard, regionOf } from "../../relations/event-listeners.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUCKET, DB_CLUSTER, DB_INSTANCE, DETECTOR, DETECTOR_FEATURE, FUNCTION } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** What a detector must read where such parts stand (GuardDuty User Guide, "GuardDuty features", from memory, 2026-11). */
const FEATURES: readonly { readonly name: string; readonly types: readonly string[] }[] = [
  { name: "S3_DATA_EVENTS", types: [BUCKET] },
  { name: "RDS_LOGIN_EVENTS", types: [DB_INSTANCE, DB_CLUSTER] },
  { name: "LAMBDA_NETWORK_LOGS", types: [FUNCTION] },
];

/**
 * Severities of which somebody must hear: where "high" begins and ends, and the top of "critical" (GuardDuty User Guide,
 * "Severity levels for GuardDuty findings", from memory, 2026-11).
 */
const TOLD = [7, 8.9, 10];

export const threatsAreWatched = stackRule({
  name: "threats-are-watched",
  control: "OBS-10",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "GuardDuty watches every region where the stack has something, with the features that its parts there need, and findings from severity 7 on reach somebody.",
  rationale: "A stolen key is used where nobody looks; GuardDuty sees it by what it does.",
  remediation:
    "Write account.guardDuty: owned and leave the detectors and the rules over their findings as they are, or elsewhere where the account has them.",
  source: {
    url: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html",
    readOn: "2026-11-27",
  },
  check: (index, { account, region, regions }) =>
    judge(undefined, () => {
      if (account.guardDuty === "elsewhere")
        return notApplicable("the account's detectors are declared elsewhere (account.guardDuty)");
      const own = region ?? regions[0];
      return regionsInUse(index, regions, own).flatMap((one) => watched(index, { region: one, own }));
    }),
});

/** The configured regions, and every other in which the stack has something. */
function regionsInUse(
  index: ViewIndex,
  configured: readonly string[],
  own: string | undefined,
): readonly string[] {
  const used = index.all
    .filter((view) => view.type.startsWith("aws:") && view.inputs.region !== undefined)
    .flatMap((view) => regionOf(view, own) ?? []);
  return [...configured, ...[...new Set(used)].sort().filter((one) => !configured.includes(one))];
}

function watched(index: ViewIndex, place: EventPlace): readonly Verdict[] {
  const { region } = place;
  const here = index.ofType(DETECTOR).filter((view) => regionOf(view, place.own) === region);
  const on = here.find((view) => inputsOf(view).flag("enable", true)); // @pulumi/aws 7.48.0: on where nothing is said
  const found = here.length === 0 ? "none" : on === undefined ? "one that is suspended" : "one";
  const detector = fact(on !== undefined, `detector of ${region}`, "declared and on", found);
  return on === undefined ? [detector] : [detector, features(index, place, on), findings(index, place)];
}

function features(index: ViewIndex, place: EventPlace, detector: ResourceView): Verdict {
  const needed = FEATURES.filter(({ types }) =>
    index.ofType(...types).some((view) => regionOf(view, place.own) === place.region),
  ).map(({ name }) => name);
  const on = index
    .pointingAt(detector, DETECTOR_FEATURE, "detectorId")
    .map(inputsOf)
    .filter((read) => read.text("status") === "ENABLED")
    .map((read) => read.text("name"));
  const missing = needed.filter((name) => !on.includes(name));
  const found = missing.length === 0 ? "all of them" : `none of ${missing.join(", ")}`;
  const expected = needed.length === 0 ? "whatever they are" : needed.join(", ");
  return fact(missing.length === 0, `features of the detector of ${place.region}`, expected, found);
}

function findings(index: ViewIndex, place: EventPlace): Verdict {
  const unheard = TOLD.filter((severity) => !eventIsHeard(index, place, finding(place.region, severity)));
  const found = unheard.length === 0 ? "somebody who hears" : `nobody who hears of ${unheard.join(", ")}`;
  return fact(
    unheard.length === 0,
    `findings of ${place.region}`,
    `told to somebody from severity ${TOLD[0]} on`,
    found,
  );
}

/** What every finding has, so that a rule that asks for more hears of some findings only. */
function finding(region: string, severity: number): Readonly<Record<string, unknown>> {
  return { source: "aws.guardduty", "detail-type": "GuardDuty Finding", region, detail: { severity } };
}
