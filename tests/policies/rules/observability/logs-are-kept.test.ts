import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { logsAreKept } from "../../../../policies/rules/observability/logs-are-kept.ts";
import { LOG_GROUP } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const group = view(LOG_GROUP, "logs-api", { retentionInDays: 90 });

ruleTable(logsAreKept, {
  rows: [
    { kind: "met", it: "accepts 90 days", views: [group], state: "met" },
    {
      kind: "violated",
      it: "refuses a week",
      views: [given(group, { retentionInDays: 7 })],
      state: "violated",
      says: 'OBS-01: "logs-api" retentionInDays must be at least 30 days; got 7 days. Set logs.retentionDays to 30 or more.',
    },
    {
      kind: "absent",
      it: "accepts the provider's default of no end",
      views: [given(group, { retentionInDays: undefined })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses 29 days",
      views: [given(group, { retentionInDays: 29 })],
      state: "violated",
    },
    { kind: "boundary", it: "accepts 30 days", views: [given(group, { retentionInDays: 30 })], state: "met" },
    {
      kind: "boundary",
      it: "accepts 0, which has no end",
      views: [given(group, { retentionInDays: 0 })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads days that stand as text",
      views: [given(group, { retentionInDays: "7" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown days undecided",
      views: [given(group, { retentionInDays: UNKNOWN })],
      state: "undecided",
      undecided: "retentionInDays",
    },
  ],
});
