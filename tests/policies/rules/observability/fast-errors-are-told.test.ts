import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { fastErrorsAreTold } from "../../../../policies/rules/observability/fast-errors-are-told.ts";
import { COMPOSITE_ALARM, LOAD_BALANCER, METRIC_ALARM } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const balancer = view(LOAD_BALANCER, "balancer", {}, { outputs: { arnSuffix: "app/shop/1" } });
const FAILED = "IF(requests > 100, 100 * (FILL(errors, 0) + FILL(own, 0)) / requests, 0)";

function failing(
  name: string,
  minutes: number,
  threshold: number,
  { balancer: suffix = "app/shop/1", expression = FAILED } = {},
): ResourceView {
  const metric = (id: string, metricName: string) => ({
    id,
    metric: {
      ...{ namespace: "AWS/ApplicationELB", metricName, stat: "Sum", period: minutes * 60 },
      dimensions: { LoadBalancer: suffix },
    },
  });
  return view(
    METRIC_ALARM,
    name,
    {
      ...{ comparisonOperator: "GreaterThanThreshold", threshold, evaluationPeriods: 1 },
      ...{ treatMissingData: "notBreaching" },
      metricQueries: [
        { id: "result", expression, returnData: true },
        metric("requests", "RequestCount"),
        metric("errors", "HTTPCode_Target_5XX_Count"),
        metric("own", "HTTPCode_ELB_5XX_Count"),
      ],
    },
    { outputs: { name } },
  );
}

const joining = (name: string, alarmRule: unknown) => view(COMPOSITE_ALARM, name, { alarmRule });
const short = failing("fast-5m", 5, 1.44);
const long = failing("fast-60m", 60, 1.44);
const slow = [
  failing("slow-30m", 30, 0.6),
  failing("slow-360m", 360, 0.6),
  joining("slow", 'ALARM("slow-360m") AND ALARM("slow-30m")'),
];
const fast = joining("fast", 'ALARM("fast-60m") AND ALARM("fast-5m")');
const whole = [balancer, short, long, fast, ...slow];
const remedy = "Leave the alarms on availability as they are made.";

ruleTable(fastErrorsAreTold, {
  rows: [
    { kind: "met", it: "accepts both speeds, each over two windows", views: whole, state: "met" },
    {
      kind: "violated",
      it: "refuses a window that nobody looks at",
      views: [balancer, long, fast, ...slow],
      state: "violated",
      says: `OBS-09: "fast-60m" window must be at most 5 minutes; got 60 minutes. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses windows that nothing joins",
      views: [balancer, short, long, ...slow],
      state: "violated",
      says: `OBS-09: "balancer" composite alarm must be one that joins those over 60 and 5 minutes; got none. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a composite alarm that another condition holds back",
      views: [
        ...[balancer, short, long, ...slow],
        joining("fast", 'ALARM("fast-60m") AND ALARM("fast-5m") AND ALARM("never")'),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an expression without the services' errors",
      views: [
        balancer,
        failing("fast-5m", 5, 1.44, { expression: "100 * own / requests" }),
        ...[long, fast, ...slow],
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses another load balancer's requests",
      views: [balancer, failing("fast-5m", 5, 1.44, { balancer: "app/other/1" }), long, fast, ...slow],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a comparison that was turned round",
      views: [balancer, given(short, { comparisonOperator: "LessThanThreshold" }), long, fast, ...slow],
      state: "violated",
    },
    { kind: "absent", it: "refuses a load balancer without any", views: [balancer], state: "violated" },
    { kind: "absent", it: "has nothing to say without a load balancer", views: [...slow], state: "silent" },
    {
      kind: "boundary",
      it: "refuses errors that come a little faster",
      views: [balancer, given(short, { threshold: 1.45 }), long, fast, ...slow],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "goes by the availability that the file promises",
      views: whole,
      context: { availabilityPercent: 99.95 },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the windows in the other order, and either that rings alone",
      views: [balancer, short, long, joining("fast", 'ALARM("fast-5m") OR ALARM("fast-60m")'), ...slow],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a composite alarm undecided while the alarms have no names",
      views: [
        view(LOAD_BALANCER, "balancer", {}),
        ...[short, long, ...slow.slice(0, 2)].map((one) => from(one, "metricQueries", balancer)),
        ...[joining("fast", UNKNOWN), joining("slow", UNKNOWN)],
      ],
      state: "undecided",
      undecided: "alarmRule",
    },
  ],
});
