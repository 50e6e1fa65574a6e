import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { alarmsSayTheFirstStep } from "../../../../policies/rules/observability/alarms-say-the-first-step.ts";
import { COMPOSITE_ALARM } from "../../../../policies/tokens.ts";
import { alarm } from "../../example-alarms.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const saying = (alarmDescription: unknown) => [given(alarm, { alarmDescription })];

ruleTable(alarmsSayTheFirstStep, {
  rows: [
    { kind: "met", it: "accepts a fault with its first step", views: [alarm], state: "met" },
    {
      kind: "violated",
      it: "refuses a fault alone",
      views: saying("api is down."),
      state: "violated",
      says: 'ALR-06: "vital-api-down" alarmDescription must be what is wrong and what to do first; got no first step. Write what is wrong, then "First:" and the first step, as the alarm maker does.',
    },
    {
      kind: "violated",
      it: "refuses a first step alone",
      views: saying("First: look at the log."),
      state: "violated",
    },
    { kind: "absent", it: "refuses no description", views: saying(undefined), state: "violated" },
    { kind: "boundary", it: "refuses an empty description", views: saying(""), state: "violated" },
    {
      kind: "boundary",
      it: "refuses a step of 9 characters",
      views: saying("Down. First: 123456789"),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a step of 10 characters",
      views: saying("Down. First: 1234567890"),
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads composite alarms too",
      views: [view(COMPOSITE_ALARM, "burn", { alarmDescription: "Errors burn." })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown description undecided",
      views: saying(UNKNOWN),
      state: "undecided",
      undecided: "alarmDescription",
    },
  ],
});
