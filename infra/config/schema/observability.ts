import * as z from "zod";
import { STACK_LOGS } from "../../observability/log-parts.ts";
import { choice, described, flag, group, NO_DEFAULT, text, whole, words } from "./word.ts";

/** Names of measures, alerts, queries and dashboards; they end up in physical names. */
const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}$/;

function names(what: string, example: string) {
  return text(
    {
      meaning: `Name of ${what}`,
      expected: "1 to 40 lower-case letters, digits and hyphens, first a letter",
      example,
    },
    NAME,
  );
}

function byName<S extends z.ZodType>(what: string, example: string, meaning: string, value: S) {
  return z
    .record(names(what, example), value)
    .register(words, {
      meaning,
      expected: `a group of ${meaning.split(" ")[0]?.toLowerCase()}s by name`,
      example: "",
    })
    .optional();
}

const service = text({
  meaning: "The service whose log is read",
  expected: "the name of a service",
  example: "api",
  required: NO_DEFAULT.identity,
});

const pattern = text(
  {
    meaning: "Which lines count, as a filter pattern of CloudWatch Logs",
    expected: "a filter pattern: words, or { $.field = value }",
    example: `'{ $.event = "order_created" }'`,
    required: NO_DEFAULT.application,
  },
  /\S/,
  1024, // CloudWatch Logs API reference, PutMetricFilter, from memory, 2026-11
);

const value = text(
  {
    meaning: "What a matching line adds",
    expected: "a number as text, or a field such as $.milliseconds",
    example: "$.milliseconds",
  },
  /^(?:\d+(?:\.\d+)?|\$\.[A-Za-z0-9_.]+)$/,
).optional();

/** `<area>.<name>`. */
function measureName(meaning: string) {
  return text(
    {
      meaning,
      expected:
        "a measure: ingress.<name>, database.<name>, cache.<name>, <service>.<name>, logs.<measure> or alerts.<alert>",
      example: "ingress.errors",
      required: NO_DEFAULT.application,
    },
    /^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9-]*$/,
  );
}

export const measures = byName(
  "a measure",
  "orders",
  "Measure that is taken from a service's log, for alerts and dashboards: logs.<name>",
  group({ meaning: "A number from log lines" }, { service, pattern, value }),
);

function kind<const T extends string>(name: T) {
  return described(z.literal(name), {
    meaning:
      "What the alert looks at: log-pattern (lines of a log), measure (one of the stack's), expression (metric math over several)",
    expected: '"log-pattern", "measure" or "expression"',
    example: name,
    required: NO_DEFAULT.identity,
  });
}

const common = {
  severity: choice(
    {
      meaning: "critical wakes somebody, warning is looked at in working hours",
      example: "critical",
      required: NO_DEFAULT.application,
    },
    ["critical", "warning"],
  ),
  above: described(z.number().min(0).max(1e12), {
    meaning: "The alert rises above this figure; silence is no fault. An alert has above or below",
    expected: "a number of 0 or more",
    example: "5",
  }).optional(),
  below: described(z.number().min(0).max(1e12), {
    meaning:
      "The alert rises below this figure, and where nothing is heard any more: for what must be there, such as running tasks",
    expected: "a number of 0 or more",
    example: "1",
  }).optional(),
  unit: text(
    {
      meaning: "What the figure counts; it stands in the alert's text",
      expected: "a few words",
      example: '"% of requests"',
      required: NO_DEFAULT.application,
    },
    /\S/,
    60,
  ),
  windowMinutes: whole(
    {
      meaning: "Over how long the figure is taken",
      unit: "minutes",
      example: "5",
      required: NO_DEFAULT.application,
    },
    1,
    1440, // a day: CloudWatch API reference, PutMetricAlarm, from memory, 2026-11
  ),
  statistic: text(
    {
      meaning: "How the values of the window become one; left out, the measure's own",
      expected: "Sum, Average, Minimum, Maximum or a percentile such as p95",
      example: "p95",
    },
    /^(?:Sum|Average|Minimum|Maximum|p\d{1,2}(?:\.\d{1,2})?)$/,
  ).optional(),
  firstStep: text(
    {
      meaning: "What to do first; it stands in the alert's text",
      expected: "a sentence without its full stop, 10 to 400 characters",
      example: "Open the dashboard errors-by-endpoint and roll the newest release back",
      required: NO_DEFAULT.application,
    },
    /^\S.{8,}[^.\s]$/,
    400,
  ),
};

const alertMeaning = "An alert of the product's own";

export const alerts = byName(
  "an alert",
  "error-rate",
  "Alert of the product's own; the vital signs of components are watched without a word",
  z
    .discriminatedUnion("kind", [
      group({ meaning: alertMeaning }, { kind: kind("log-pattern"), ...common, service, pattern, value }),
      group(
        { meaning: alertMeaning },
        { kind: kind("measure"), ...common, measure: measureName("The measure that is watched") },
      ),
      group(
        { meaning: alertMeaning },
        {
          kind: kind("expression"),
          ...common,
          expression: text(
            {
              meaning: "Metric math of CloudWatch over the names in of",
              expected: "an expression of those names, numbers, operators and functions in capitals",
              example: '"100 * errors / requests"',
              required: NO_DEFAULT.application,
            },
            /\S/,
            1024,
          ),
          of: z
            .record(
              text(
                {
                  meaning: "A short name",
                  expected: "lower-case letters and digits, first a letter",
                  example: "errors",
                },
                /^[a-z][a-z0-9_]{0,30}$/,
              ),
              measureName("The measure that the short name means"),
            )
            .register(words, {
              meaning: "The measures of the expression, by short name",
              expected: "a group of measures by short name",
              example: "{ errors: ingress.errors, requests: ingress.requests }",
              required: NO_DEFAULT.application,
            }),
        },
      ),
    ])
    .register(words, {
      meaning: alertMeaning,
      expected: "a group of keys (kind and what goes with it)",
      example: "",
    }),
);

export const queries = byName(
  "a query",
  "failed-orders",
  "Query of CloudWatch Logs Insights that is saved for the day it is needed",
  group(
    { meaning: "A saved query" },
    {
      services: z
        .array(
          text({
            meaning: "A service whose log is asked",
            expected: "the name of a service",
            example: "api",
          }),
        )
        .register(words, {
          meaning: "Services whose logs are asked",
          expected: "a list of services",
          example: "[api]",
        })
        .optional(),
      logs: z
        .array(choice({ meaning: "A log of the stack's own", example: "firewall" }, STACK_LOGS))
        .register(words, {
          meaning:
            "Other logs of the stack that are asked. firewall is AWS WAF's: every request that it blocks or counts, so also those above a limit of the layer load balancer. A limit of the layer cloudflare is in none of them: its hits stand in Cloudflare's dashboard under Security, Events; only the plan enterprise sends them on (Logpush)",
          expected: "a list of logs",
          example: "[firewall]",
        })
        .optional(),
      query: text(
        {
          meaning: "The query, as Logs Insights takes it",
          expected: "commands of Logs Insights with bars between them",
          example: `'fields @timestamp, @message | filter event = "order_failed" | limit 100'`,
          required: NO_DEFAULT.application,
        },
        /^\s*(?:fields|filter|stats|sort|parse|display|dedup|pattern)\s/,
        10_000, // CloudWatch Logs API reference, PutQueryDefinition, from memory, 2026-11
      ),
    },
  ),
);

const widget = z
  .union([
    group(
      { meaning: "A graph" },
      {
        title: text(
          { meaning: "What the graph shows", expected: "a few words", example: "Orders" },
          /\S/,
          80,
        ),
        measures: z.array(measureName("A measure")).min(1).register(words, {
          meaning: "Measures that the graph shows",
          expected: "a list of measures",
          example: "[logs.orders]",
        }),
      },
    ),
    group(
      { meaning: "A table" },
      {
        title: text(
          { meaning: "What the table shows", expected: "a few words", example: "Failed orders" },
          /\S/,
          80,
        ),
        query: names("a saved query", "failed-orders"),
      },
    ),
  ])
  .register(words, {
    meaning: "A graph of measures, or the table of a saved query",
    expected: "a group of keys (title, and measures or query)",
    example: "{ title: Orders, measures: [logs.orders] }",
  });

export const dashboards = byName(
  "a dashboard",
  "orders",
  "Dashboard of the product's own; system-health is made by itself",
  group(
    { meaning: "A dashboard" },
    {
      widgets: z.array(widget).min(1).max(40).register(words, {
        meaning: "What it shows, from left to right",
        expected: "a list of 1 to 40 widgets",
        example: "[{ title: Orders, measures: [logs.orders] }]",
        required: NO_DEFAULT.identity,
      }),
    },
  ),
);

export const watching = {
  outsideProbes: flag({
    meaning:
      "Every health route of a public service is asked from several parts of the world, every 30 seconds",
    example: "true",
  }).optional(),
  availabilityPercent: described(z.number().min(90).max(99.99), {
    meaning: "How many of the requests must succeed; alarms tell when the month's errors are spent too fast",
    expected: "a number from 90 to 99.99",
    example: "99.9",
    unit: "percent",
  }).optional(),
};
