import type { Broken, Edit } from "../edited-stacks.ts";

/** An alert beside those of the reference file. */
function alert(...lines: readonly string[]): Edit {
  const common = [
    "severity: warning",
    "above: 5",
    'unit: "%"',
    "windowMinutes: 5",
    "firstStep: Look at the orders",
  ];
  const text = [...common, ...lines].map((line) => `        ${line}\n`).join("");
  return ["    alerts:\n", `    alerts:\n      new:\n${text}`];
}

/** A published measure, with these words changed. */
function published(change: Readonly<Record<string, string>> = {}): Edit {
  const words = { service: "api", namespace: "Pos/Live", metric: "Paid", statistic: "Sum", ...change };
  const text = Object.entries(words).map(([word, value]) => `${word}: ${value}`);
  return ["    alerts:\n", `    published:\n      paid: { ${text.join(", ")} }\n    alerts:\n`];
}

/** Ratios, published measures and restarts that would say nothing, or something else. */
export const alerts: readonly Broken[] = [
  {
    mistake: "a share of a count that nobody takes",
    edits: [alert("kind: ratio", "parts: [logs.cancelled-order]", "whole: logs.orders")],
    messages: [
      'Pulumi.production.yaml alerts.new.parts.0: a measure that this stack has; got "logs.cancelled-order". Write logs.cancelled-orders, or declare it under measures.',
    ],
  },
  {
    mistake: "a share of itself",
    edits: [alert("kind: ratio", "parts: [logs.orders]", "whole: logs.orders")],
    messages: [
      "Pulumi.production.yaml alerts.new.parts.0: another count than whole; got the same. Name what is a part of it.",
    ],
  },
  {
    mistake: "a share of a percentage",
    edits: [alert("kind: ratio", "parts: [api.cpuPercent]", "whole: ingress.requests")],
    messages: [
      'Pulumi.production.yaml alerts.new.parts.0: a count, by Sum; got "api.cpuPercent". Name a measure that counts, or write kind: measure.',
    ],
  },
  {
    mistake: "a share without its whole",
    edits: [alert("kind: ratio", "parts: [logs.cancelled-orders]")],
    messages: [
      "Pulumi.production.yaml alerts.new.whole: a measure, as under parts; got nothing. Add it, for example whole: ingress.requests.",
    ],
  },
  {
    mistake: "a share of no parts",
    edits: [alert("kind: ratio", "parts: []", "whole: logs.orders")],
    messages: [
      "Pulumi.production.yaml alerts.new.parts: a list of 1 to 5 measures; got an empty list. Write it like parts: [ingress.errors, ingress.balancerErrors].",
    ],
  },
  {
    mistake: "a share of at least nothing",
    edits: [alert("kind: ratio", "parts: [logs.cancelled-orders]", "whole: logs.orders", "leastWhole: 0")],
    messages: [
      "Pulumi.production.yaml alerts.new.leastWhole: a whole number from 1 to 1000000 counted; got 0. Write it like leastWhole: 20.",
    ],
  },
  {
    mistake: "an alert over the restarts of a missing service",
    edits: [alert("kind: measure", "measure: apo.restarts")],
    messages: [
      'Pulumi.production.yaml alerts.new.measure: a measure that this stack has; got "apo.restarts". Write api.restarts, or declare it under measures.',
    ],
  },
  {
    mistake: "a published measure of a missing service",
    edits: [published({ service: "apu" })],
    messages: [
      'Pulumi.production.yaml published.paid.service: the name of a service under services; got "apu". Write api.',
    ],
  },
  {
    mistake: "a published measure in a namespace of AWS's",
    edits: [published({ namespace: "AWS/ECS" })],
    messages: [
      'Pulumi.production.yaml published.paid.namespace: 1 to 255 letters, digits and any of . - _ / #, none of AWS\'s own; got "AWS/ECS". Write it like namespace: Shop/Production.',
    ],
  },
  {
    mistake: "a published measure where the stack counts log lines",
    edits: [published({ namespace: "warungin/production" })],
    messages: [
      'Pulumi.production.yaml published.paid.namespace: another namespace; got "warungin/production", where the stack counts log lines. Write warungin/production/app, there and in the application.',
    ],
  },
  {
    mistake: "a published measure by a percentile",
    edits: [published({ statistic: "p95" })],
    messages: [
      'Pulumi.production.yaml published.paid.statistic: "Sum", "Average", "Minimum" or "Maximum"; got "p95". Write it like statistic: Sum.',
    ],
  },
  {
    mistake: "an alert over a measure that nobody publishes",
    edits: [alert("kind: measure", "measure: published.payed"), published()],
    messages: [
      'Pulumi.production.yaml alerts.new.measure: a measure that this stack has; got "published.payed". Write published.paid, or declare it under measures.',
    ],
  },
  {
    mistake: "a share of an average that an application publishes",
    edits: [
      alert("kind: ratio", "parts: [published.paid]", "whole: logs.orders"),
      published({ statistic: "Average" }),
    ],
    messages: [
      'Pulumi.production.yaml alerts.new.parts.0: a count, by Sum; got "published.paid" by Average. Name a measure that counts, or write kind: measure.',
    ],
  },
];
