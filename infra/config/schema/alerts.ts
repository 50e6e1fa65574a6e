import * as z from "zod";
import { byName, measureName, pattern, service, value } from "./watched-words.ts";
import { choice, described, group, NO_DEFAULT, text, whole, words } from "./word.ts";

function kind<const T extends string>(name: T) {
  return described(z.literal(name), {
    meaning:
      "What the alert looks at: log-pattern (lines of a log), measure (one of the stack's), ratio (how many percent some counts are of another), expression (metric math over several)",
    expected: '"log-pattern", "measure", "ratio" or "expression"',
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
          kind: kind("ratio"),
          ...common,
          parts: z.array(measureName("A count")).min(1).max(5).register(words, {
            meaning: "Counts whose sum is the share; one without data is 0",
            expected: "a list of 1 to 5 measures",
            example: "[ingress.errors, ingress.balancerErrors]",
            required: NO_DEFAULT.application,
          }),
          whole: described(measureName("The count of which they are a part"), {
            meaning:
              "The count of which they are a part; where it is 0 or without data, the alert keeps quiet",
            expected: "a measure, as under parts",
            example: "ingress.requests",
            required: NO_DEFAULT.application,
          }),
          leastWhole: whole(
            {
              meaning:
                "How many the whole must count within the window before its share says anything: one failure out of one is 100 percent",
              unit: "counted",
              example: "20",
            },
            1,
            1_000_000,
          ).optional(),
        },
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
