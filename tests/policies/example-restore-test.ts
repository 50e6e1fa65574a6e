import type { ResourceView } from "../../policies/resource-view.ts";
import { ATLAS_CLUSTER, LOG_GROUP, METRIC_ALARM, METRIC_FILTER, SCHEDULE } from "../../policies/tokens.ts";
import { listener, topic } from "./example-alarms.ts";
import { from, view } from "./rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

/** A cluster of M0, which has no snapshots. */
export const free = view(ATLAS_CLUSTER, "atlas", {
  replicationSpecs: [{ regionConfigs: [{ providerName: "TENANT" }] }],
});
export const RESTORING = [
  'if [ -z "$key" ]; then exit 1; fi',
  'if ! aws s3 cp "s3://$BACKUP_BUCKET/$key" - | mongorestore --archive; then',
  "  exit 1",
  "fi",
  'echo "dump restored $key"',
].join("\n");

export const log = view(LOG_GROUP, "logs-dump", {}, { outputs: { name: "/shop/dump" } });

/** A container that restores the dump, with a change to it. */
export const restores = (change: Plain = {}, script = RESTORING): Plain => ({
  name: "restore-test",
  command: ["bash", "-euo", "pipefail", "-c", script],
  logConfiguration: { options: { "awslogs-group": "/shop/dump" } },
  ...change,
});

/** The task that the clock starts, by the real text. */
export function tried(container: unknown, change: Plain = {}, more: Plain = {}): readonly ResourceView[] {
  const task = view("aws:ecs/taskDefinition:TaskDefinition", "restore-test-definition", {
    containerDefinitions: typeof container === "symbol" ? container : JSON.stringify([container]),
    ...more,
  });
  const schedule = view(SCHEDULE, "restore-test-schedule", {
    scheduleExpression: "cron(30 23 * * ? *)",
    ...change,
  });
  return [from(schedule, "target", task), task];
}

/** The metric of good ends, and the alarm that none came. */
export function silence(alarm: Plain = {}, filter: Plain = {}): readonly ResourceView[] {
  const metric = { namespace: "shop/production", name: "database-restores", value: "1" };
  const counted = view(METRIC_FILTER, "restores", {
    pattern: '"dump restored"',
    metricTransformation: metric,
    ...filter,
  });
  const rising = view(METRIC_ALARM, "restore-missing", {
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      { id: "result", expression: "IF(alive > 0, SUM([0 * alive, FILL(made, 0)]))", returnData: true },
      { id: "made", metric: { namespace: "shop/production", metricName: "database-restores", stat: "Sum" } },
    ],
    alarmActions: ["arn:aws:sns:eu-west-1:1:t"],
    ...alarm,
  });
  return [
    log,
    from(counted, "logGroupName", log),
    from(rising, "alarmActions", topic),
    topic,
    listener("email"),
  ];
}
