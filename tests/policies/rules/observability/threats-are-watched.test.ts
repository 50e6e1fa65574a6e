import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { threatsAreWatched } from "../../../../policies/rules/observability/threats-are-watched.ts";
import { DETECTOR } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const here = view(DETECTOR, "threats-eu-west-1", { region: "eu-west-1", enable: true });
const there = view(DETECTOR, "threats-eu-central-1", { region: "eu-central-1", enable: true });

ruleTable(threatsAreWatched, {
  rows: [
    { kind: "met", it: "accepts a detector in both regions", views: [here, there], state: "met" },
    {
      kind: "violated",
      it: "refuses a detector that is suspended",
      views: [here, given(there, { enable: false })],
      state: "violated",
      says: "OBS-10: the stack detector of eu-central-1 must be declared and on; got one that is suspended. Write account.guardDuty: owned and leave the detectors on, or elsewhere where the account has them.",
    },
    { kind: "absent", it: "refuses an account without a detector", views: [], state: "violated" },
    {
      kind: "absent",
      it: "accepts a detector that says nothing of being on",
      views: [given(here, { enable: undefined }), there],
      state: "met",
    },
    { kind: "boundary", it: "refuses one region of two", views: [here], state: "violated" },
    {
      kind: "spelling",
      it: "accepts a detector in its provider's region",
      views: [given(here, { region: undefined }), there],
      state: "met",
    },
    {
      kind: "spelling",
      it: "does not take it for one of the recovery region",
      views: [here, given(there, { region: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(here, { enable: UNKNOWN }), there],
      state: "undecided",
      undecided: "enable",
    },
    {
      kind: "not applicable",
      it: "says who has the detectors where the file says elsewhere",
      views: [],
      state: "notApplicable",
      context: { account: { cloudTrail: "owned", guardDuty: "elsewhere", config: "owned" } },
    },
  ],
});
