import { restartPattern } from "../../../../infra/observability/task-restarts.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { alertExists } from "../../../../policies/rules/expected/alert-exists.ts";
import { TASK_DEFINITION } from "../../../../policies/task/task-view.ts";
import { ECS_SERVICE, EVENT_RULE, LOG_GROUP, METRIC_FILTER, ROLE } from "../../../../policies/tokens.ts";
import { alarm, everybody, listener, notifier, topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const rule = alertExists("ALR-02", {
  rule: "alert",
  alert: "lock-timeouts",
  threshold: 5,
  windowMinutes: 5,
  severity: "critical",
  metrics: ["alerts-lock-timeouts"],
  lines: [{ metric: "alerts-lock-timeouts", log: "api", pattern: '{ $.event = "lock_timeout" }' }],
  statistic: "Sum",
  receivers: ["slack", "pagerduty", "email"],
});
const share = alertExists("ALR-02", {
  rule: "alert",
  alert: "lock-timeouts",
  threshold: 5,
  windowMinutes: 5,
  severity: "critical",
  metrics: ["RequestCount", "HTTPCode_Target_5XX_Count"],
  statistic: "Sum",
  expression: "100 * FILL(errors, 0) / requests",
  receivers: ["email"],
});

const tooFew = alertExists("ALR-05", {
  rule: "alert",
  alert: "lock-timeouts",
  threshold: 5,
  windowMinutes: 5,
  severity: "critical",
  metrics: ["alerts-lock-timeouts"],
  side: "below",
  lines: [{ metric: "alerts-lock-timeouts", log: "api", pattern: '{ $.event = "lock_timeout" }' }],
  statistic: "Sum",
  receivers: ["sms"],
});

const log = (name: string) => view(LOG_GROUP, `logs-${name}`, {}, { outputs: { name: `/shop/${name}` } });
const counts = {
  ...{ namespace: "shop/production", name: "alerts-lock-timeouts" },
  ...{ value: "1", defaultValue: "0" },
};
const filter = from(
  view(METRIC_FILTER, "log-metrics-alerts-lock-timeouts", {
    logGroupName: "/shop/api",
    pattern: '{ $.event = "lock_timeout" }',
    metricTransformation: counts,
  }),
  "logGroupName",
  log("api"),
);
const alert = {
  ...given(alarm, {
    namespace: "shop/production",
    metricName: "alerts-lock-timeouts",
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
    threshold: 5,
    period: 300,
    evaluationPeriods: 1,
    tags: { severity: "critical" },
  }),
  name: "alerts-lock-timeouts",
};
const logs = [log("api"), log("web")];
const heard = [filter, ...logs, ...everybody];
/** The alert over a filter that differs. */
const over = (change: Readonly<Record<string, unknown>>) => [
  alert,
  { ...given(filter, change), propertyDependencies: {} },
  ...logs,
  ...everybody,
];
/** The alert over a filter whose metric differs. */
const making = (change: Readonly<Record<string, unknown>>) =>
  over({ metricTransformation: { ...counts, ...change } });
const changed = (change: Readonly<Record<string, unknown>>) => [given(alert, change), ...heard];
const metric = (id: string, metricName: string) => ({
  id,
  metric: { namespace: "AWS/ApplicationELB", metricName, stat: "Sum", period: 300 },
  returnData: false,
});
const shareOf = (expression: string) =>
  changed({
    ...{ namespace: undefined, metricName: undefined, statistic: undefined, period: undefined },
    metricQueries: [
      { id: "result", expression, returnData: true },
      metric("errors", "HTTPCode_Target_5XX_Count"),
      metric("requests", "RequestCount"),
    ],
  });
const remedy =
  "Declare lock-timeouts under alerts with that figure, and name slack, pagerduty, email under notify.";

const below = { comparisonOperator: "LessThanThreshold", treatMissingData: "breaching" };
const telephone = [...heard, listener("sms")];

ruleTable(tooFew, {
  rows: [
    {
      kind: "met",
      it: "accepts an alert below the figure that takes silence for the fault and is sent to telephones",
      views: [given(alert, below), ...telephone],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses an alert above the figure",
      views: [alert, ...telephone],
      state: "violated",
      says: 'ALR-05: "vital-api-down" comparisonOperator must be LessThanThreshold; got GreaterThanThreshold. Declare lock-timeouts under alerts with that figure, and name sms under notify.',
    },
    {
      kind: "violated",
      it: "refuses an alert that falls silent together with what it watches",
      views: [given(alert, { ...below, treatMissingData: "notBreaching" }), ...telephone],
      state: "violated",
      says: 'ALR-05: "vital-api-down" treatMissingData must be breaching; got notBreaching. Declare lock-timeouts under alerts with that figure, and name sms under notify.',
    },
    {
      kind: "absent",
      it: "refuses an alert that nobody gets as a text message",
      views: [given(alert, below), ...heard],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a figure that is one off",
      views: [given(alert, { ...below, threshold: 4 }), ...telephone],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the same window in several periods",
      views: [given(alert, { ...below, evaluationPeriods: 5, period: 60 }), ...telephone],
      state: "met",
    },
    {
      kind: "unknown",
      it: "is undecided where a preview does not know what silence means",
      views: [given(alert, { ...below, treatMissingData: UNKNOWN }), ...telephone],
      state: "undecided",
    },
  ],
});

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts the declared figure over the declared metric that reaches all three",
      views: [alert, ...heard],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another figure",
      views: changed({ threshold: 50 }),
      state: "violated",
      says: `ALR-02: "vital-api-down" threshold must be 5; got 50. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses an alert that only sends mail",
      views: [alert, filter, ...logs, topic, listener("email")],
      state: "violated",
      says: `ALR-02: "vital-api-down" alarmActions must be a topic that reaches slack, pagerduty, email; got email. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a function that was told no secret of PagerDuty",
      views: [
        alert,
        ...heard.map((one) =>
          one === notifier
            ? given(one, {
                environment: {
                  variables: { SLACK_SECRET_ARN: "arn:aws:secretsmanager:us-east-1:1:secret:slack" },
                },
              })
            : one,
        ),
      ],
      state: "violated",
      says: `ALR-02: "vital-api-down" alarmActions must be a topic that reaches slack, pagerduty, email; got slack, email. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a comparison that was turned round",
      views: changed({ comparisonOperator: "LessThanThreshold" }),
      state: "violated",
      says: `ALR-02: "vital-api-down" comparisonOperator must be GreaterThanThreshold; got LessThanThreshold. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses an alert that watches another metric",
      views: changed({ metricName: "logs-orders" }),
      state: "violated",
      says: `ALR-02: "vital-api-down" metrics must be alerts-lock-timeouts; got logs-orders. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a metric that no filter makes",
      views: [alert, ...everybody],
      state: "violated",
      says: `ALR-02: "vital-api-down" metrics must be metrics that somebody writes; got alerts-lock-timeouts. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses another statistic",
      views: changed({ statistic: "Minimum" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses actions that are switched off",
      views: changed({ actionsEnabled: false }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alert that silence would raise",
      views: changed({ treatMissingData: "breaching" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a milder severity",
      views: changed({ tags: { severity: "warning" } }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter that matches no line",
      views: over({ pattern: '{ $.event = "never" }' }),
      state: "violated",
      says: `ALR-02: "log-metrics-alerts-lock-timeouts" pattern must be { $.event = "lock_timeout" }; got another. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a filter over another log",
      views: over({ logGroupName: "/shop/web" }),
      state: "violated",
      says: `ALR-02: "log-metrics-alerts-lock-timeouts" logGroupName must be the log of api; got web. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a filter over a log that is not the stack's",
      views: over({ logGroupName: "/other/api" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter that counts nothing",
      views: making({ value: "0" }),
      state: "violated",
      says: `ALR-02: "log-metrics-alerts-lock-timeouts" metricTransformation must be a value of 1 for each line; got 0. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a filter that counts where there is no line",
      views: making({ defaultValue: "100" }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a metric by dimensions, of which the alert reads nothing",
      views: making({ defaultValue: undefined, dimensions: { tenant: "$.tenantId" } }),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter that writes another metric",
      views: making({ name: "alerts-other" }),
      state: "violated",
      says: `ALR-02: "vital-api-down" metrics must be metrics that somebody writes; got alerts-lock-timeouts. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a second filter that writes into the metric",
      views: [...heard, alert, given({ ...filter, urn: `${filter.urn}-2` }, { pattern: "" })],
      state: "violated",
    },
    { kind: "absent", it: "refuses a stack without the alert", views: [alarm, ...heard], state: "violated" },
    {
      kind: "boundary",
      it: "accepts a filter that writes nothing where there is no line",
      views: making({ defaultValue: undefined }),
      state: "met",
    },
    {
      kind: "spelling",
      it: "does not look at how many spaces part a pattern's words",
      views: over({ pattern: ' {  $.event  = "lock_timeout" }' }),
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a filter's unknown pattern undecided",
      views: over({ pattern: UNKNOWN }),
      state: "undecided",
      undecided: "pattern",
    },
    {
      kind: "boundary",
      it: "refuses a figure just above",
      views: changed({ threshold: 5.1 }),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a longer window",
      views: changed({ evaluationPeriods: 2 }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a metric inside metric math",
      views: changed({
        ...{ namespace: undefined, metricName: undefined, statistic: undefined, period: undefined },
        metricQueries: [
          {
            id: "m",
            metric: {
              ...{ namespace: "shop/production", metricName: "alerts-lock-timeouts", stat: "Sum" },
              period: 300,
            },
            returnData: true,
          },
        ],
      }),
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown figure undecided",
      views: changed({ threshold: UNKNOWN }),
      state: "undecided",
      undecided: "threshold",
    },
  ],
});

ruleTable(share, {
  rows: [
    {
      kind: "met",
      it: "accepts the declared expression over the declared metrics",
      views: shareOf("100 * FILL(errors, 0) / requests"),
      state: "met",
    },
    {
      kind: "spelling",
      it: "does not look at spaces",
      views: shareOf("100*FILL(errors,0)/requests"),
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another expression over the same metrics",
      views: shareOf("0 * errors / requests"),
      state: "violated",
      says: 'ALR-02: "vital-api-down" expression must be 100 * FILL(errors, 0) / requests; got another one. Declare lock-timeouts under alerts with that figure, and name email under notify.',
    },
    { kind: "absent", it: "refuses a plain metric", views: [alert, ...heard], state: "violated" },
    {
      kind: "unknown",
      it: "leaves queries that are not known yet undecided",
      views: changed({ metricName: undefined, metricQueries: UNKNOWN }),
      state: "undecided",
      undecided: "metricQueries",
    },
  ],
  without: { boundary: "an expression has none" },
});

const undeclared = alertExists("ALR-02", {
  ...{ rule: "alert", alert: "lock-timeouts", threshold: 5, windowMinutes: 5, severity: "critical" },
  ...{ metrics: ["alerts-lock-timeouts"], statistic: "Sum", receivers: ["email"] },
});
const publisher = [
  from(view(TASK_DEFINITION, "api-task", { taskRoleArn: "arn:aws:iam::1:role/api" }), "taskRoleArn", {
    ...view(ROLE, "api-role", {}),
  }),
  view(ROLE, "api-role", {
    inlinePolicies: [
      {
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Action: "cloudwatch:PutMetricData", Resource: "*" }],
        }),
      },
    ],
  }),
];

ruleTable(undeclared, {
  rows: [
    {
      kind: "met",
      it: "asks for no lines of a metric that the application publishes",
      views: [alert, ...publisher, ...everybody],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a metric of lines that nobody declared",
      views: [alert, ...heard],
      state: "violated",
      says: `ALR-02: "vital-api-down" metrics must be made of lines that the demand names; got alerts-lock-timeouts, without lines. Add to this alert in expectations.yaml which lines of a log count, such as lines: [{ metric: alerts-lock-timeouts, log: <service>, pattern: '<the pattern in the stack file>' }].`,
    },
    { kind: "absent", it: "refuses a stack without the alert", views: [...heard], state: "violated" },
    {
      kind: "unknown",
      it: "leaves a filter whose metric is not known yet undecided",
      views: over({ metricTransformation: UNKNOWN }),
      state: "undecided",
    },
  ],
  without: { boundary: "lines are declared or not", spelling: "lines are declared or not" },
});

const CLUSTER = "arn:aws:ecs:eu-west-1:1:cluster/shop";
const ecs = view(ECS_SERVICE, "api-service", { cluster: CLUSTER }, { outputs: { name: "api-1" } });
const counter = view(
  EVENT_RULE,
  "restarts-api",
  { state: "ENABLED", eventPattern: JSON.stringify(restartPattern(CLUSTER, "api-1")) },
  { outputs: { name: "restarts-api" } },
);
const restarted = {
  ...from(
    given(alert, {
      namespace: "AWS/Events",
      metricName: "TriggeredRules",
      dimensions: { RuleName: "restarts-api" },
      threshold: 0,
    }),
    "dimensions",
    counter,
  ),
  name: "alerts-restarted",
};
const watchesRestarts = alertExists("ALR-01", {
  rule: "alert",
  alert: "restarted",
  threshold: 0,
  windowMinutes: 5,
  severity: "critical",
  metrics: ["TriggeredRules"],
  statistic: "Sum",
  restartsOf: "api",
  receivers: ["email"],
  tier: "production",
});
const deployments = given(counter, {
  eventPattern: JSON.stringify({ source: ["aws.ecs"], detail: { lastStatus: ["STOPPED"] } }),
});

ruleTable(watchesRestarts, {
  rows: [
    {
      kind: "met",
      it: "accepts the figure over a rule that counts the service's restarts",
      views: [restarted, counter, ecs, ...heard],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a rule that counts what deployments stop too",
      views: [restarted, deployments, ecs, ...heard],
      state: "violated",
      says: 'ALR-01: "vital-api-down" metrics must be restarts of api alone; got something else. Declare restarted under alerts with that figure, and name email under notify.',
    },
    {
      kind: "absent",
      it: "refuses a stack without the alert",
      views: [counter, ecs, ...heard],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a figure of one, above which two restarts are needed",
      views: [{ ...given(restarted, { threshold: 1 }), name: "alerts-restarted" }, counter, ecs, ...heard],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a rule that says it is on by the older word",
      views: [restarted, given(counter, { state: undefined, isEnabled: true }), ecs, ...heard],
      state: "met",
    },
    {
      kind: "unknown",
      it: "is undecided while the service has no name yet",
      views: [restarted, counter, view(ECS_SERVICE, "api-service", { cluster: CLUSTER }), ...heard],
      state: "undecided",
      undecided: "name",
    },
    {
      kind: "not applicable",
      it: "says nothing of staging where it was declared for production",
      views: [...heard],
      context: { tier: "staging" },
      state: "notApplicable",
    },
  ],
});
