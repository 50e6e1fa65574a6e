import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { tasksAreCounted } from "../../../../policies/rules/observability/tasks-are-counted.ts";
import { ECS_CLUSTER } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const cluster = (settings: unknown) => view(ECS_CLUSTER, "cluster", { settings });
const insights = (value: unknown) => cluster([{ name: "containerInsights", value }]);

ruleTable(tasksAreCounted, {
  rows: [
    {
      kind: "met",
      it: "accepts a cluster whose tasks are counted",
      views: [insights("enabled")],
      state: "met",
      heldBy: ["cluster"],
    },
    {
      kind: "violated",
      it: "refuses a cluster whose tasks nobody counts",
      views: [insights("disabled")],
      state: "violated",
      says: 'OBS-09: "cluster" settings.containerInsights must be enabled or enhanced; got disabled. Leave Container Insights on.',
    },
    {
      kind: "absent",
      it: "refuses a cluster that leaves it to the account",
      views: [cluster(undefined)],
      state: "violated",
    },
    { kind: "absent", it: "refuses a cluster with no such setting", views: [cluster([])], state: "violated" },
    { kind: "spelling", it: "accepts the newer kind", views: [insights("enhanced")], state: "met" },
    {
      kind: "unknown",
      it: "leaves an unknown value undecided",
      views: [insights(UNKNOWN)],
      state: "undecided",
    },
  ],
  without: { boundary: "it is on or off" },
});
