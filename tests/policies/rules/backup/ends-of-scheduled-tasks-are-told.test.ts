import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { endsOfScheduledTasksAreTold } from "../../../../policies/rules/backup/ends-of-scheduled-tasks-are-told.ts";
import { DUMP_COMPONENT, TASK_DEFINITION } from "../../../../policies/task/task-view.ts";
import {
  ECS_CLUSTER,
  LOG_GROUP,
  METRIC_ALARM,
  METRIC_FILTER,
  SCHEDULE,
} from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const SCRIPT = 'pg_dump shop | aws s3 cp - "s3://$BUCKET/$key"\necho "dump written $key"';
const log = view(LOG_GROUP, "logs-dump", {}, { outputs: { name: "logs-1" } });
const cluster = view(ECS_CLUSTER, "cluster", {}, { outputs: { name: "shop" } });
const dump = view(DUMP_COMPONENT, "dump", {
  draft: { containers: [{ name: "dump", command: ["bash", "-c", SCRIPT] }] },
});
const containers = (script: string) =>
  JSON.stringify([
    {
      ...{ name: "dump", command: ["bash", "-euo", "pipefail", "-c", script] },
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "logs-1" } },
    },
  ]);
const definition = view(
  TASK_DEFINITION,
  "dump-definition",
  { containerDefinitions: containers(SCRIPT) },
  { parent: dump.urn },
);
const schedule = from(view(SCHEDULE, "dump-schedule", { target: {} }), "target", definition);
const filter = from(
  view(METRIC_FILTER, "dumps", {
    ...{ logGroupName: "logs-1", pattern: '"dump written"' },
    metricTransformation: { namespace: "shop/production", name: "database-dumps", value: "1" },
  }),
  "logGroupName",
  log,
);
const alarm = view(METRIC_ALARM, "dump-missing", {
  ...{ comparisonOperator: "LessThanThreshold", threshold: 1, evaluationPeriods: 30 },
  treatMissingData: "notBreaching",
  metricQueries: [
    { id: "result", expression: "IF(alive > 0, SUM([0 * alive, FILL(made, 0)]))", returnData: true },
    {
      id: "alive",
      metric: {
        ...{ namespace: "AWS/ECS", metricName: "CPUUtilization", stat: "SampleCount", period: 3600 },
        dimensions: { ClusterName: "shop" },
      },
    },
    {
      id: "made",
      metric: { namespace: "shop/production", metricName: "database-dumps", stat: "Sum", period: 3600 },
    },
  ],
});

/** The stack with some of its resources changed; an undefined one is taken away. */
function stack(change: Readonly<Record<string, ResourceView | undefined>> = {}): readonly ResourceView[] {
  const all = { dump, definition, schedule, log, filter, alarm, cluster, ...change };
  return Object.values(all).filter((one) => one !== undefined);
}

const remedy = "Leave the metric filters and alarms on dumps as they are made.";

ruleTable(endsOfScheduledTasksAreTold, {
  rows: [
    {
      kind: "met",
      it: "accepts an alarm on what the task says last",
      views: stack(),
      state: "met",
      heldBy: ["dump-definition"],
    },
    {
      kind: "violated",
      it: "refuses a task of whose missing end nobody is told",
      views: stack({ alarm: undefined }),
      state: "violated",
      says: `BAK-12: "dump-definition" alarms must be one that tells of an end that did not come; got none. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a filter for what the task never says",
      views: stack({ filter: given(filter, { pattern: '"dump begun"' }) }),
      state: "violated",
      says: `BAK-12: "dump-definition" logs must be ones of which a metric filter counts the last line; got no such filter. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a filter for every line",
      views: stack({ filter: given(filter, { pattern: "" }) }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter over another log",
      views: stack({ filter: { ...given(filter, { logGroupName: "logs-2" }), propertyDependencies: {} } }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter that counts nothing",
      views: stack({
        filter: given(filter, {
          metricTransformation: { namespace: "shop/production", name: "database-dumps", value: "0" },
        }),
      }),
      state: "violated",
      says: `BAK-12: "dumps" metricTransformation must be a value of 1; got 0. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses an alarm over another metric than the filter's",
      views: stack({
        filter: given(filter, {
          metricTransformation: { namespace: "shop/production", name: "other", value: "1" },
        }),
      }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm that rises when a dump was written",
      views: stack({ alarm: given(alarm, { comparisonOperator: "GreaterThanThreshold" }) }),
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a task without a filter",
      views: stack({ filter: undefined }),
      state: "violated",
    },
    {
      kind: "absent",
      it: "has nothing to say of a stack without schedules",
      views: [alarm, filter, log],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses a line that the script writes before its last",
      views: stack({
        definition: given(definition, { containerDefinitions: containers(`${SCRIPT}\ntrue`) }),
      }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the draft and the references while the definitions are not known",
      views: stack({
        definition: from(given(definition, { containerDefinitions: UNKNOWN }), "containerDefinitions", log),
      }),
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown definitions without a draft undecided",
      views: stack({ dump: undefined, definition: given(definition, { containerDefinitions: UNKNOWN }) }),
      state: "undecided",
      undecided: "containerDefinitions",
    },
    {
      kind: "unknown",
      it: "leaves a filter's unknown pattern undecided",
      views: stack({ filter: given(filter, { pattern: UNKNOWN }) }),
      state: "undecided",
      undecided: "pattern",
    },
  ],
});
