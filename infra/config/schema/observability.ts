import * as z from "zod";
import { STACK_LOGS } from "../../observability/log-parts.ts";
import { byName, measureName, names, pattern, service, value } from "./watched-words.ts";
import { choice, described, flag, group, NO_DEFAULT, text, words } from "./word.ts";

export const measures = byName(
  "a measure",
  "orders",
  "Measure that is taken from a service's log, for alerts and dashboards: logs.<name>",
  group({ meaning: "A number from log lines" }, { service, pattern, value }),
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
