import type { Expectation } from "./expectations.ts";

/** What a word holds; one with `?` may be left out. */
export type WordKind =
  | "text"
  | "text?"
  | "number"
  | "number?"
  | "tier?"
  | "texts"
  | "texts?"
  | "side?"
  | "lines?";

interface Word {
  readonly kind: WordKind;
  /** For people; without a full stop. */
  readonly says: string;
}

export interface ExpectationRule {
  /** What is true when it is met; a whole sentence. */
  readonly says: string;
  readonly words: Readonly<Record<string, Word>>;
}

const TIER: Word = { kind: "tier?", says: "`staging` or `production`; left out: both" };
const SERVICE: Word = { kind: "text", says: "a service's name" };

/** The rules that a product can declare values for, each with its words, in the order of the reference. */
export const EXPECTATION_RULES: Readonly<Record<Expectation["rule"], ExpectationRule>> = {
  "response-header": {
    says: "Every response carries this header with this exact value.",
    words: { header: { kind: "text", says: "its name" }, value: { kind: "text", says: "its whole value" } },
  },
  "environment-value": {
    says: "A plain variable of a service has this value.",
    words: {
      variable: { kind: "text", says: "its name" },
      value: { kind: "text", says: "its whole value" },
      service: { kind: "text?", says: "a service's name; left out: every service" },
      tier: TIER,
    },
  },
  "secret-variable": {
    says: "A variable of a service comes from the secret store.",
    words: { service: SERVICE, variable: { kind: "text", says: "its name" } },
  },
  "database-backup-days": {
    says: "Automated database backups are kept for so many days, or longer.",
    words: { days: { kind: "number", says: "days" }, tier: TIER },
  },
  "admin-route": {
    says: "The stack file names this path among the admin routes, so that allow-list and login stand before it.",
    words: { path: { kind: "text", says: "the path, as `admin.routes` has it" } },
  },
  "saved-query": {
    says: "A query of this name is saved over this log, with this condition in a filter.",
    words: {
      query: { kind: "text", says: "its name under `queries`" },
      log: { kind: "text", says: "a service's name, or the stack's own log, such as `firewall`" },
      filter: { kind: "text", says: "the condition, as CloudWatch Logs Insights writes it" },
    },
  },
  dashboard: {
    says: "A dashboard of this name shows these metrics, each of which something emits, and the answers of these saved queries.",
    words: {
      dashboard: { kind: "text", says: "its name under `dashboards`" },
      metrics: { kind: "texts", says: "metrics by CloudWatch's names, with or without their namespace" },
      queries: { kind: "texts?", says: "names of saved queries" },
      tier: TIER,
    },
  },
  alert: {
    says: "An alert of this name has this figure and window over these metrics and no others, and reaches these receivers.",
    words: {
      alert: { kind: "text", says: "its name under `alerts`" },
      threshold: { kind: "number", says: "the figure, in the metric's own unit" },
      windowMinutes: { kind: "number", says: "minutes for which it must hold" },
      severity: { kind: "text", says: "`critical` or `warning`" },
      side: { kind: "side?", says: "which side of the figure is bad, `above` or `below`; left out: above" },
      metrics: {
        kind: "texts",
        says: "what CloudWatch calls them: `alerts-<alert>` where the alert is a `log-pattern`, `logs-<measure>` for one of `measures`, else the name of AWS's or the application's metric",
      },
      statistic: { kind: "text", says: "such as `Sum`, `Average`, `p95`" },
      expression: { kind: "text?", says: "what is computed of the metrics; spaces do not matter" },
      receivers: { kind: "texts", says: "of `slack`, `discord`, `pagerduty`, `email`, `sms`" },
      restartsOf: { kind: "text?", says: "the service whose restarts it counts" },
      lines: {
        kind: "lines?",
        says: "needed for each metric that is made of log lines, `alerts-<alert>` or `logs-<measure>`: `metric`, `log` (a service's name, or the stack's own such as `firewall`), `pattern` as the stack file has it and, for what is no count, `value`",
      },
      tier: TIER,
    },
  },
  "alerts-reach": {
    says: "Every alert of this severity reaches all of these receivers.",
    words: {
      severity: { kind: "text", says: "`critical` or `warning`" },
      receivers: { kind: "texts", says: "of `slack`, `discord`, `pagerduty`, `email`, `sms`" },
      tier: TIER,
    },
  },
  "rate-limit": {
    says: "One address may ask a service's path so often a minute at most.",
    words: {
      service: SERVICE,
      path: { kind: "text?", says: "a path; left out: every path of the service" },
      requestsPerMinute: { kind: "number", says: "requests a minute and address" },
    },
  },
  "blocked-route": {
    says: "The edge refuses a path of a service to everybody.",
    words: { service: SERVICE, path: { kind: "text", says: "the path" }, tier: TIER },
  },
  "passing-route": {
    says: "A route that machines call passes limits, logins, challenges and maintenance mode.",
    words: {
      service: SERVICE,
      path: { kind: "text", says: "the path" },
      method: { kind: "text", says: "such as `POST`" },
    },
  },
  "web-sockets": {
    says: "Nobody on the way closes a service's WebSockets between two pings, and its clients come back to their task.",
    words: {
      service: SERVICE,
      pingIntervalSeconds: { kind: "number", says: "seconds between two pings of the application" },
      stickinessSeconds: {
        kind: "number?",
        says: "seconds for which a client comes back to its task; left out: not asked",
      },
    },
  },
};
