import type { Broken } from "../edited-stacks.ts";

/** Alarms that would reach nobody, and watches over nothing. */
export const observability: readonly Broken[] = [
  {
    mistake: "nobody who gets alarms",
    edits: [["emails: [alerts@warungin.example]", "emails: []"]],
    messages: [
      "Pulumi.production.yaml notify.emails: a list of 1 to 10 mail addresses; got an empty list. Write it like emails: [oncall@example.com].",
    ],
  },
  {
    mistake: "a team in place of a mail address",
    edits: [["emails: [alerts@warungin.example]", "emails: [the on-call team]"]],
    messages: [
      'Pulumi.production.yaml notify.emails.0: a mail address; got "the on-call team". Write it like oncall@example.com.',
    ],
  },
  {
    mistake: "a webhook whose secret is not declared",
    edits: [["slackWebhook: SLACK_WEBHOOK_URL", "slackWebhook: SLACK_URL"]],
    messages: [
      "Pulumi.production.yaml notify.slackWebhook: the name of a secret of kind external; got a name that is not there. Declare it under secrets with kind: external.",
    ],
  },
  {
    mistake: "a paging key that the stack makes itself",
    edits: [["pagerDutyKey: PAGERDUTY_ROUTING_KEY", "pagerDutyKey: JWT_SECRET"]],
    messages: [
      "Pulumi.production.yaml notify.pagerDutyKey: the name of a secret of kind external; got one of kind generated. Declare it under secrets with kind: external.",
    ],
  },
  {
    mistake: "an alert without a first step",
    edits: [[/ {8}firstStep: Look for long transactions.*\n/, ""]],
    messages: [
      "Pulumi.production.yaml alerts.database-pool-exhausted.firstStep: a sentence without its full stop, 10 to 400 characters; got nothing. Add it, for example firstStep: Open the dashboard errors-by-endpoint and roll the newest release back.",
    ],
  },
  {
    mistake: "an alert of an unknown severity",
    edits: [["severity: critical\n        expression", "severity: high\n        expression"]],
    messages: [
      'Pulumi.production.yaml alerts.error-rate.severity: "critical" or "warning"; got "high". Write it like severity: critical.',
    ],
  },
  {
    mistake: "an alert over a measure that nobody takes",
    edits: [["measure: ingress.responseMilliseconds", "measure: ingress.responseMillis"]],
    messages: [
      'Pulumi.production.yaml alerts.slow-responses.measure: a measure that this stack has; got "ingress.responseMillis". Write ingress.responseMilliseconds, or declare it under measures.',
    ],
  },
  {
    mistake: "an expression that reads a name without a measure",
    edits: [["100 * (errors + balancer) / requests", "100 * (errors + balancer) / total"]],
    messages: [
      'Pulumi.production.yaml alerts.error-rate.expression: names that stand in of (errors, balancer, requests); got "total". Add total to of, or take it out of the expression.',
      'Pulumi.production.yaml alerts.error-rate.of.requests: a name that the expression uses; got "requests", which it does not. Take it away, or use it.',
    ],
  },
  {
    mistake: "an alert over the log of a missing service",
    edits: [[/service: api(?=\n {8}pattern: '\{ \$\.event = "stock_lock_timeout")/, "service: apo"]],
    messages: [
      'Pulumi.production.yaml alerts.stock-lock-timeouts.service: the name of a service under services; got "apo". Write api.',
    ],
  },
  {
    mistake: "a window of two days",
    edits: [["windowMinutes: 60\n        firstStep: Open", "windowMinutes: 2880\n        firstStep: Open"]],
    messages: [
      "Pulumi.production.yaml alerts.stock-lock-timeouts.windowMinutes: a whole number from 1 to 1440 minutes; got 2880. Write it like windowMinutes: 5.",
    ],
  },
  {
    mistake: "a query in another language",
    edits: [
      [
        "query: fields @timestamp, tenantId, orderId, reason | filter",
        "query: select tenantId from orders where",
      ],
    ],
    messages: [
      'Pulumi.production.yaml queries.failed-orders.query: commands of Logs Insights with bars between them; got "select tenantId from orders where event = \\"order_failed\\" | sort @timestamp desc | limit 100". Write it like query: \'fields @timestamp, @message | filter event = "order_failed" | limit 100\'.',
    ],
  },
  {
    mistake: "a dashboard over a query that is not saved",
    edits: [
      [
        "{ title: Stock mismatches, query: stock-mismatches }",
        "{ title: Stock mismatches, query: stock-mismatch }",
      ],
    ],
    messages: [
      'Pulumi.production.yaml dashboards.stock.widgets.2.query: the name of a query under queries; got "stock-mismatch". Write stock-mismatches.',
    ],
  },
  {
    mistake: "an alert over a measure whose owner is right and whose name is like none",
    edits: [["measure: ingress.responseMilliseconds", "measure: ingress.responseMs"]],
    messages: [
      'Pulumi.production.yaml alerts.slow-responses.measure: a measure that this stack has; got "ingress.responseMs". Name one of ingress.balancerErrors, ingress.errors, ingress.requests, ingress.responseMilliseconds.',
    ],
  },
  {
    mistake: "a dashboard over a measure that is not taken",
    edits: [["measures: [logs.stock-lock-wait]", "measures: [logs.stock-lock-waits]"]],
    messages: [
      'Pulumi.production.yaml dashboards.stock.widgets.1.measures.0: a measure that this stack has; got "logs.stock-lock-waits". Write logs.stock-lock-wait, or declare it under measures.',
    ],
  },
  {
    mistake: "a promise of 100 percent",
    edits: [["    measures:\n      orders:", "    availabilityPercent: 100\n    measures:\n      orders:"]],
    messages: [
      "Pulumi.production.yaml availabilityPercent: a number from 90 to 99.99; got 100. Write it like availabilityPercent: 99.9.",
    ],
  },
  {
    mistake: "a measure over a pattern that nobody closes",
    edits: [
      [
        `orders: { service: api, pattern: '{ $.event = "order_created" }' }`,
        `orders: { service: api, pattern: '{ $.event = "order_created"' }`,
      ],
    ],
    messages: [
      "Pulumi.production.yaml measures.orders.pattern: a whole filter pattern of CloudWatch Logs; got a brace that nobody closes. End it with }.",
    ],
  },
  {
    mistake: "an alert over a pattern whose value lacks its quotes",
    edits: [[`pattern: '{ $.event = "stock_lock_timeout" }'`, `pattern: '{ $.event = stock lock timeout }'`]],
    messages: [
      'Pulumi.production.yaml alerts.stock-lock-timeouts.pattern: a whole filter pattern of CloudWatch Logs; got "lock" after a whole condition. Put a value of several words in quotes, or join two conditions with && or ||.',
    ],
  },
  {
    mistake: "a measure over the log of a missing service",
    edits: [["orders: { service: api,", "orders: { service: shopfront,"]],
    messages: [
      'Pulumi.production.yaml measures.orders.service: the name of a service under services; got "shopfront". Name one of api, web, tools.',
    ],
  },
  {
    mistake: "a query over the log of a missing service",
    edits: [[/failed-syncs:\n {8}services: \[api\]/, "failed-syncs:\n        services: [apu]"]],
    messages: [
      'Pulumi.production.yaml queries.failed-syncs.services.0: the name of a service under services; got "apu". Write api.',
    ],
  },
  {
    mistake: "a query over no log",
    edits: [[/failed-syncs:\n {8}services: \[api\]\n/, "failed-syncs:\n"]],
    messages: [
      "Pulumi.production.yaml queries.failed-syncs: at least one log; got neither services nor logs. Name a service under services, or a log of the stack under logs.",
    ],
  },
  {
    mistake: "a query over a log of no stack",
    edits: [["logs: [firewall]", "logs: [balancer]"]],
    messages: [
      'Pulumi.production.yaml queries.rate-limit-hits.logs.0: "firewall", "database", "database-upgrade", "flow", "trail" or "dump"; got "balancer". Write it like firewall.',
    ],
  },
  {
    mistake: "a query over logs that this stack does not have",
    edits: [
      ["logs: [firewall]", "logs: [firewall, trail]"],
      ["cloudTrail: owned", "cloudTrail: elsewhere"],
    ],
    messages: [
      'Pulumi.production.yaml queries.rate-limit-hits.logs.1: a log that this stack has; got "trail". Write account.cloudTrail: owned, or take it away.',
    ],
  },
  {
    mistake: "an expression over a measure that nobody takes",
    edits: [["errors: ingress.errors, balancer", "errors: ingress.error, balancer"]],
    messages: [
      'Pulumi.production.yaml alerts.error-rate.of.errors: a measure that this stack has; got "ingress.error". Write ingress.errors, or declare it under measures.',
    ],
  },
  {
    mistake: "tables over queries where none is saved",
    edits: [[/ {4}queries:\n(?: {6}.*\n)+/, ""]],
    messages: [
      'Pulumi.production.yaml dashboards.errors-by-endpoint.widgets.1.query: the name of a query under queries; got "errors-by-endpoint". Declare it first, or take this away.',
      'Pulumi.production.yaml dashboards.orders.widgets.2.query: the name of a query under queries; got "failed-orders". Declare it first, or take this away.',
      'Pulumi.production.yaml dashboards.stock.widgets.2.query: the name of a query under queries; got "stock-mismatches". Declare it first, or take this away.',
    ],
  },
  {
    mistake: "a dashboard under the name of the one that is made by itself",
    edits: [["      stock:\n        widgets:", "      system-health:\n        widgets:"]],
    messages: [
      "Pulumi.production.yaml dashboards.system-health: another name; got the name of the dashboard that is made by itself. Rename it.",
    ],
  },
  {
    mistake: "a telephone number without its country code",
    edits: [
      ["emails: [alerts@warungin.example]", 'emails: [alerts@warungin.example]\n      sms: ["0812345678"]'],
    ],
    messages: [
      'Pulumi.production.yaml notify.sms.0: a telephone number in quotes with + and country code, without spaces; got "0812345678". Write it like "+971501234567".',
    ],
  },
  {
    mistake: "a telephone number without quotes, which YAML reads as a number",
    edits: [
      ["emails: [alerts@warungin.example]", "emails: [alerts@warungin.example]\n      sms: [+62812345678]"],
    ],
    messages: [
      'Pulumi.production.yaml notify.sms.0: a telephone number in quotes with + and country code, without spaces; got +62812345678 without quotes. Write "+62812345678".',
    ],
  },
  {
    mistake: "a telephone number that is told twice",
    edits: [
      [
        "emails: [alerts@warungin.example]",
        'emails: [alerts@warungin.example]\n      sms: ["+62812345678", "+62812345678"]',
      ],
    ],
    messages: [
      "Pulumi.production.yaml notify.sms.1: a number that is not in the list yet; got the same as notify.sms.0. Take one of them away.",
    ],
  },
  {
    mistake: "text messages to nobody",
    edits: [["emails: [alerts@warungin.example]", "emails: [alerts@warungin.example]\n      sms: []"]],
    messages: [
      'Pulumi.production.yaml notify.sms: a list of 1 to 10 telephone numbers; got an empty list. Write it like sms: ["+971501234567"].',
    ],
  },
  {
    mistake: "text messages from a region that sends none",
    edits: [
      ["region: ap-southeast-3", "region: ap-northeast-2"],
      [/ecr\.ap-southeast-3/g, "ecr.ap-northeast-2"],
      ["emails: [alerts@warungin.example]", 'emails: [alerts@warungin.example]\n      sms: ["+62812345678"]'],
    ],
    messages: [
      "Pulumi.production.yaml notify.sms: a region whose topics send text messages (infra/tables/sms-regions.ts); got ap-northeast-2. Take sms away, and let PagerDuty call people.",
    ],
  },
  {
    mistake: "a Discord webhook whose address stands in the file",
    edits: [
      [
        "slackWebhook: SLACK_WEBHOOK_URL",
        "slackWebhook: SLACK_WEBHOOK_URL\n      discordWebhook: DISCORD_URL",
      ],
    ],
    messages: [
      "Pulumi.production.yaml notify.discordWebhook: the name of a secret of kind external; got a name that is not there. Declare it under secrets with kind: external.",
    ],
  },
  {
    mistake: "an alert without a figure",
    edits: [[/ {8}above: 1000\n/, ""]],
    messages: [
      "Pulumi.production.yaml alerts.slow-responses: above or below; got neither. Write above: and the figure.",
    ],
  },
  {
    mistake: "an alert that rises on both sides",
    edits: [["        above: 1000\n", "        above: 1000\n        below: 1\n"]],
    messages: [
      "Pulumi.production.yaml alerts.slow-responses: above or below; got both. Make two alerts of it.",
    ],
  },
];
