import * as z from "zod";
import { byName } from "./watched-words.ts";
import { choice, group, NO_DEFAULT, text, words } from "./word.ts";

/*
 * Lengths: CloudWatch API reference, Metric and Dimension, read 2026-11-27; of their letters those are taken that need no
 * quotes anywhere. Namespaces that begin with AWS/ are AWS's own (PutMetricData, same day), and so is ECS/ContainerInsights.
 */

const namespace = text(
  {
    meaning:
      "Namespace that the application writes to; its role may write to that one alone, and the stacks of one account and region need one each; a variable of the same value tells it to the application, also where a stack is like this one",
    expected: "1 to 255 letters, digits and any of . - _ / #, none of AWS's own",
    example: "Shop/Production",
    required: NO_DEFAULT.application,
  },
  /^(?!(?:AWS|ECS)\/)[A-Za-z0-9][A-Za-z0-9.\-_/#]*$/,
);

const metric = text(
  {
    meaning: "Name of the metric, as the application writes it",
    expected: "1 to 255 letters, digits and any of . - _ / #",
    example: "OrdersPlaced",
    required: NO_DEFAULT.application,
  },
  /^[A-Za-z0-9][A-Za-z0-9.\-_/#]*$/,
);

const dimensions = z
  .record(
    text({ meaning: "Name of a dimension", expected: "1 to 255 characters", example: "Shop" }, /^[^:\s]\S*$/),
    text({ meaning: "Its value", expected: "1 to 1024 characters", example: "main" }, /\S/, 1024),
  )
  .refine((given) => Object.keys(given).length <= 30)
  .register(words, {
    meaning: "All dimensions with which the application writes it: a metric with others is another metric",
    expected: "a group of at most 30 values by name",
    example: "{ Shop: main }",
  })
  .optional();

export const published = byName(
  "a measure",
  "orders",
  "Measure that an application publishes to CloudWatch itself, for alerts and dashboards: published.<name>",
  group(
    { meaning: "A metric of an application's own" },
    {
      service: text({
        meaning: "The service that writes it; its role gets the right to",
        expected: "the name of a service",
        example: "api",
        required: NO_DEFAULT.identity,
      }),
      namespace,
      metric,
      dimensions,
      statistic: choice(
        {
          meaning:
            "How its values become one where no alert says otherwise; Sum is a count, 0 where nothing is heard",
          example: "Sum",
          required: NO_DEFAULT.application,
        },
        ["Sum", "Average", "Minimum", "Maximum"],
      ),
    },
  ),
);
