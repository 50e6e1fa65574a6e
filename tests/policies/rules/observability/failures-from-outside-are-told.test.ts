import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { failuresFromOutsideAreTold } from "../../../../policies/rules/observability/failures-from-outside-are-told.ts";
import { COMPOSITE_ALARM, HEALTH_CHECK, METRIC_ALARM } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const probe = (name: string) => view(HEALTH_CHECK, name, {}, { outputs: { id: `id-of-${name}` } });
const [api, web] = [probe("api"), probe("web")];

function failing(
  name: string,
  minutes: number,
  threshold: number,
  { of = ["api", "web"], expression = "100 - MIN([probe1, probe2])" } = {},
): ResourceView {
  const metric = (probed: string, index: number) => ({
    id: `probe${index + 1}`,
    metric: {
      ...{ namespace: "AWS/Route53", metricName: "HealthCheckPercentageHealthy", stat: "Average" },
      ...{ period: minutes * 60, dimensions: { HealthCheckId: `id-of-${probed}` } },
    },
  });
  return view(
    METRIC_ALARM,
    name,
    {
      ...{ comparisonOperator: "GreaterThanThreshold", threshold, evaluationPeriods: 1 },
      ...{ treatMissingData: "notBreaching", region: "us-east-1" },
      metricQueries: [{ id: "result", expression, returnData: true }, ...of.map(metric)],
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
const whole = [api, web, short, long, fast, ...slow];
const remedy = "Leave outsideProbes on, and the alarms on availability as they are made.";
const withShort = (other: ResourceView) => [api, web, other, long, fast, ...slow];

ruleTable(failuresFromOutsideAreTold, {
  rows: [
    { kind: "met", it: "accepts both speeds, each over two windows", views: whole, state: "met" },
    {
      kind: "violated",
      it: "refuses windows that nothing joins",
      views: [api, web, short, long, ...slow],
      state: "violated",
      says: `OBS-09: "api" composite alarm must be one that joins those over 60 and 5 minutes; got none. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses alarms that leave one of the probes out",
      views: withShort(failing("fast-5m", 5, 1.44, { of: ["api"], expression: "100 - probe1" })),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses the probe that is reached best",
      views: withShort(failing("fast-5m", 5, 1.44, { expression: "100 - MAX([probe1, probe2])" })),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm where Route 53 tells nothing",
      views: withShort(given(short, { region: "eu-west-1" })),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a comparison that was turned round",
      views: withShort(given(short, { comparisonOperator: "LessThanThreshold" })),
      state: "violated",
    },
    { kind: "absent", it: "refuses probes without any", views: [api], state: "violated" },
    { kind: "absent", it: "has nothing to say without a probe", views: [...slow], state: "silent" },
    {
      kind: "absent",
      it: "refuses an alarm that stands in the stack's own region",
      views: withShort(given(short, { region: undefined })),
      context: { region: "eu-west-1" },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses failures that come a little faster",
      views: withShort(given(short, { threshold: 1.45 })),
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
      it: "accepts one probe alone, without a worst of several",
      views: [
        api,
        ...[failing("fast-5m", 5, 1.44), failing("fast-60m", 60, 1.44)],
        ...[failing("slow-30m", 30, 0.6), failing("slow-360m", 360, 0.6)],
      ]
        .map((one) =>
          one.type === METRIC_ALARM
            ? failing(one.name, Number(/\d+/.exec(one.name)?.[0]), Number(one.inputs.threshold), {
                ...{ of: ["api"], expression: "100 - probe1" },
              })
            : one,
        )
        .concat(fast, ...slow.slice(2)),
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts an alarm of each probe's own",
      views: [
        ...[api, web],
        ...["api", "web"].flatMap((of) => {
          const own = { of: [of], expression: "100 - probe1" };
          return [
            ...[failing(`${of}-5`, 5, 1.44, own), failing(`${of}-60`, 60, 1.44, own)],
            ...[failing(`${of}-30`, 30, 0.6, own), failing(`${of}-360`, 360, 0.6, own)],
            joining(`${of}-fast`, `ALARM("${of}-5") AND ALARM("${of}-60")`),
            joining(`${of}-slow`, `ALARM("${of}-30") AND ALARM("${of}-360")`),
          ];
        }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a composite alarm undecided while the alarms have no names",
      views: [
        view(HEALTH_CHECK, "api", {}),
        ...[short, long, ...slow.slice(0, 2)].map((one) => from(one, "metricQueries", api)),
        ...[joining("fast", UNKNOWN), joining("slow", UNKNOWN)],
      ],
      state: "undecided",
      undecided: "alarmRule",
    },
  ],
});
