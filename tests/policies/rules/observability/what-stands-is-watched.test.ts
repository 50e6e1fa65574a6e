import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { whatStandsIsWatched } from "../../../../policies/rules/observability/what-stands-is-watched.ts";
import {
  CACHE_GROUP,
  DB_INSTANCE,
  ECS_SERVICE,
  LOAD_BALANCER,
  METRIC_ALARM,
  TARGET_GROUP,
} from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

const GIB = 1024 ** 3;
const database = view(
  DB_INSTANCE,
  "database-instance",
  { instanceClass: "db.t4g.medium", allocatedStorage: 100, identifier: "shop" },
  { outputs: { identifier: "shop" } },
);
const balancer = view(LOAD_BALANCER, "balancer", {}, { outputs: { arnSuffix: "app/shop/1" } });
const targets = view(TARGET_GROUP, "targets", {}, { outputs: { arnSuffix: "targetgroup/api/1" } });
const service = view(ECS_SERVICE, "api-service", {}, { outputs: { name: "api-1" } });
const cache = view(
  CACHE_GROUP,
  "cache",
  { numCacheClusters: 2 },
  { outputs: { memberClusters: ["c-001", "c-002"] } },
);

function alarm(name: string, inputs: Plain): ResourceView {
  return view(METRIC_ALARM, name, {
    ...{ comparisonOperator: "GreaterThanThreshold", statistic: "Average", period: 300 },
    ...{ evaluationPeriods: 3, treatMissingData: "notBreaching" },
    ...inputs,
  });
}

const below = { comparisonOperator: "LessThanThreshold", statistic: "Minimum" };
const rds = { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: "shop" } };
const cpu = alarm("cpu", { ...rds, metricName: "CPUUtilization", threshold: 80 });
const storage = alarm("storage", { ...rds, ...below, metricName: "FreeStorageSpace", threshold: 10 * GIB });
const memory = alarm("memory", { ...rds, ...below, metricName: "FreeableMemory", threshold: 0.4 * GIB });
const connections = alarm("connections", { ...rds, metricName: "DatabaseConnections", threshold: 360 });
const whole = [database, cpu, storage, memory, connections];
/** The database with one alarm that differs. */
const cpuIs = (change: Plain) => [database, given(cpu, change), storage, memory, connections];

const elb = { namespace: "AWS/ApplicationELB" };
const behind = { ...elb, dimensions: { LoadBalancer: "app/shop/1", TargetGroup: "targetgroup/api/1" } };
const own = alarm("own", {
  ...{ ...elb, dimensions: { LoadBalancer: "app/shop/1" }, metricName: "HTTPCode_ELB_5XX_Count" },
  ...{ statistic: "Sum", threshold: 10, period: 60 },
});
const down = alarm("down", {
  ...{ ...behind, ...below, metricName: "HealthyHostCount", statistic: "Maximum" },
  ...{ threshold: 1, period: 60, treatMissingData: "breaching" },
});
const unhealthy = alarm("unhealthy", {
  ...{ ...behind, metricName: "UnHealthyHostCount", statistic: "Maximum", threshold: 0, period: 60 },
});
const served = [balancer, targets, own, down, unhealthy];

const tasks = { ClusterName: "shop", ServiceName: "api-1" };
const counted = (id: string, metricName: string) => ({
  id,
  metric: { namespace: "ECS/ContainerInsights", metricName, stat: "Maximum", period: 60, dimensions: tasks },
});
const missing = (expression: string) =>
  view(METRIC_ALARM, "missing", {
    ...{ comparisonOperator: "GreaterThanThreshold", threshold: 0, evaluationPeriods: 10 },
    metricQueries: [
      { id: "result", expression, returnData: true },
      counted("wanted", "DesiredTaskCount"),
      counted("running", "RunningTaskCount"),
    ],
  });
const ecs = ["CPUUtilization", "MemoryUtilization"].map((metricName) =>
  alarm(metricName, { namespace: "AWS/ECS", dimensions: tasks, metricName, threshold: 90 }),
);
const ran = (expression: string) => [service, missing(expression), ...ecs];

const node = (id: string) =>
  [
    { metricName: "EngineCPUUtilization", threshold: 80 },
    { metricName: "DatabaseMemoryUsagePercentage", threshold: 80 },
    { metricName: "Evictions", statistic: "Sum", threshold: 100 },
  ].map((inputs) =>
    alarm(`${id}-${inputs.metricName}`, {
      ...{ namespace: "AWS/ElastiCache", dimensions: { CacheClusterId: id } },
      ...inputs,
    }),
  );

const remedy = "Leave the alarms on vital signs as they are made.";
const context = { region: "eu-west-1" };

ruleTable(whatStandsIsWatched, {
  rows: [
    {
      kind: "met",
      it: "accepts a database with an alarm on each of its signs",
      views: whole,
      state: "met",
      heldBy: ["database-instance", "database-instance", "database-instance", "database-instance"],
    },
    { kind: "met", it: "accepts a load balancer and its targets", views: served, state: "met" },
    { kind: "met", it: "accepts a service", views: ran("wanted - running"), state: "met" },
    {
      kind: "met",
      it: "accepts a cache with alarms on each node",
      views: [cache, ...node("c-001"), ...node("c-002")],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a figure that is never reached",
      views: cpuIs({ threshold: 1_000_000 }),
      state: "violated",
      says: `OBS-09: "cpu" threshold must be 1 to 95; got 1000000. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses an alarm over another database",
      views: cpuIs({ dimensions: { DBInstanceIdentifier: "other" } }),
      state: "violated",
      says: `OBS-09: "database-instance" alarms must be one that tells of its CPU; got none. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a comparison that was turned round",
      views: cpuIs({ comparisonOperator: "LessThanThreshold" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses another statistic",
      views: cpuIs({ statistic: "Minimum" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a week's wait",
      views: cpuIs({ evaluationPeriods: 2016 }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm that keeps its state over missing data",
      views: cpuIs({ treatMissingData: "ignore" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a unit in which the metric is not written",
      views: cpuIs({ unit: "Bytes" }),
      state: "violated",
      says: `OBS-09: "cpu" unit must be left out; got Bytes. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses an alarm of another region, which has no such metric",
      views: cpuIs({ region: "us-east-1" }),
      context,
      state: "violated",
      says: `OBS-09: "cpu" region must be eu-west-1; got us-east-1. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a target group whose silence is peace",
      views: [balancer, targets, own, given(down, { treatMissingData: "notBreaching" }), unhealthy],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an expression that says nothing of the tasks",
      views: ran("wanted - wanted"),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a cache of which one node is not watched",
      views: [cache, ...node("c-001")],
      state: "violated",
      says: `OBS-09: "cache" alarms must be 2 that tell of its CPU, each of another; got 1. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a cache whose alarms all watch one node",
      views: [cache, ...node("c-001"), ...node("c-001").map((one) => ({ ...one, urn: `${one.urn}-2` }))],
      state: "violated",
    },
    { kind: "absent", it: "refuses a database without alarms", views: [database], state: "violated" },
    {
      kind: "absent",
      it: "has nothing to say of a stack of nothing",
      views: [],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts the last figure that is no too late, and not one above",
      views: cpuIs({ threshold: 95 }),
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a figure one above",
      views: cpuIs({ threshold: 96 }),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a twentieth of the storage less a byte",
      views: [database, cpu, given(storage, { threshold: 5 * GIB - 1 }), memory, connections],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "asks nothing of memory and connections of a class that this pack does not know",
      views: [given(database, { instanceClass: "db.serverless" }), cpu, storage],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads a metric among queries, and the other word of a comparison",
      views: cpuIs({
        ...{ namespace: undefined, metricName: undefined, dimensions: undefined },
        ...{ statistic: undefined, period: undefined },
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        metricQueries: [
          {
            id: "cpu",
            metric: { ...rds, metricName: "CPUUtilization", stat: "Average", period: 300 },
            returnData: true,
          },
        ],
      }),
      state: "met",
    },
    {
      kind: "spelling",
      it: "knows a service by the reference while its name is not known",
      views: [
        view(ECS_SERVICE, "api-service", {}),
        ...[missing("wanted - running"), ...ecs].map((one) =>
          from(
            one.inputs.dimensions === undefined
              ? one
              : given(one, { dimensions: { ClusterName: UNKNOWN, ServiceName: UNKNOWN } }),
            one.inputs.dimensions === undefined ? "metricQueries" : "dimensions",
            service,
          ),
        ),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown figure undecided",
      views: cpuIs({ threshold: UNKNOWN }),
      state: "undecided",
      undecided: "threshold",
    },
    {
      kind: "unknown",
      it: "leaves unknown queries undecided",
      views: [database, view(METRIC_ALARM, "a", { metricQueries: UNKNOWN })],
      state: "undecided",
      undecided: "metricQueries",
    },
  ],
});
