import { nearest } from "../infra/lib/nearest.ts";
import { AREAS, type ChecklistRow, GENERIC_ROWS } from "./checklist.ts";
import { EXPECTATION_RULES } from "./expectation-words.ts";
import { areLines } from "./expected-lines.ts";
import { kind, type PolicyFile, type Problems, problemsOf, readPolicyFile } from "./policy-file.ts";
import type { CountedLines } from "./relations/counted-lines.ts";

/** A value that a product declares for itself and that a rule then holds it to. */
export type Expectation =
  /** A response header on every response, with this exact value. */
  | { readonly rule: "response-header"; readonly header: string; readonly value: string }
  /** A plain variable of the named service, or of every service, in the given tier or in both. */
  | {
      readonly rule: "environment-value";
      readonly variable: string;
      readonly value: string;
      readonly service?: string;
      readonly tier?: "staging" | "production";
    }
  /** A variable of the named service that comes from the secret store. */
  | { readonly rule: "secret-variable"; readonly service: string; readonly variable: string }
  /** A path that the stack's file names among the admin routes, so that allow-list and login stand before it. */
  | { readonly rule: "admin-route"; readonly path: string }
  /** Days of automated database backups, in the given tier or in both. */
  | {
      readonly rule: "database-backup-days";
      readonly days: number;
      readonly tier?: "staging" | "production";
    }
  /** A saved query of that name over a log (a service's name, or the stack's own such as `firewall`), with that condition in a filter. */
  | { readonly rule: "saved-query"; readonly query: string; readonly log: string; readonly filter: string }
  /**
   * A dashboard of that name whose metrics something emits: it shows these metrics, by CloudWatch's names with or without their
   * namespace, and the answers of these saved queries.
   */
  | {
      readonly rule: "dashboard";
      readonly dashboard: string;
      readonly metrics: readonly string[];
      readonly queries?: readonly string[];
      readonly tier?: "staging" | "production";
    }
  /**
   * An alert of that name with its figure (in the metric's own unit) and window, over these metrics and no others, that reaches
   * these receivers: slack, discord, pagerduty, email, sms.
   */
  | {
      readonly rule: "alert";
      readonly alert: string;
      readonly threshold: number;
      readonly windowMinutes: number;
      readonly severity: string;
      readonly metrics: readonly string[];
      /** Which side of the figure is bad; left out: above. */
      readonly side?: "above" | "below";
      /** `Sum`, `p95`. */
      readonly statistic: string;
      /** What is computed of the metrics, as CloudWatch is told; spaces do not matter. */
      readonly expression?: string;
      /** The service whose restarts it counts. */
      readonly restartsOf?: string;
      /** What each of its metrics that is made of log lines is made of. */
      readonly lines?: readonly CountedLines[];
      readonly receivers: readonly string[];
      readonly tier?: "staging" | "production";
    }
  /** Everybody whom every alert of one severity reaches, in the given tier or in both. */
  | {
      readonly rule: "alerts-reach";
      readonly severity: string;
      readonly receivers: readonly string[];
      readonly tier?: "staging" | "production";
    }
  /** Requests a minute and address that a service's path, or every one of its paths, answers at most. */
  | {
      readonly rule: "rate-limit";
      readonly service: string;
      readonly path?: string;
      readonly requestsPerMinute: number;
    }
  /** A path of a service that the edge refuses to everybody, in the given tier or in both. */
  | {
      readonly rule: "blocked-route";
      readonly service: string;
      readonly path: string;
      readonly tier?: "staging" | "production";
    }
  /** A service whose WebSockets nobody on the way closes between two pings, and whose clients come back to their task. */
  | {
      readonly rule: "web-sockets";
      readonly service: string;
      readonly pingIntervalSeconds: number;
      readonly stickinessSeconds?: number;
    }
  /** A route of a service that machines call: it passes limits, logins, challenges and maintenance mode. */
  | {
      readonly rule: "passing-route";
      readonly service: string;
      readonly path: string;
      readonly method: string;
    };

export interface OwnRow extends ChecklistRow {
  readonly expect: readonly Expectation[];
  /** Where each of them stands in the file, where its text is known. */
  readonly lines?: readonly (number | undefined)[];
}

/** What a product says beside its stack files: generic rows that it chooses, and rows of its own. */
export interface Expectations {
  readonly choose: readonly string[];
  readonly rows: readonly OwnRow[];
}

const NONE: Expectations = { choose: [], rows: [] };
const SHOWN_BY: readonly string[] = ["policy", "resource", "delivery", "runbook", "app"];

/** How a kind of value is asked for. */
const WANTED = {
  text: { expected: "a text", next: "Write it in quotes" },
  texts: { expected: "a list of texts, at least one", next: "Write it in brackets" },
  number: { expected: "a number", next: "Write it without quotes" },
  side: { expected: "above or below", next: "Write one of the two, or leave it out for above" },
  lines: {
    expected: "a list of metric, log, pattern and, for what is no count, value; each a text",
    next: "Start each entry with its metric",
  },
  tier: { expected: "staging or production", next: "Write one of the two, or leave it out for both" },
} as const;

/** The file beside the stack files. */
export const EXPECTATIONS_FILE = "expectations.yaml";
const ID = /^[A-Z]+-\d\d$/;
const ROW_IDS = GENERIC_ROWS.map(({ id }) => id);

/** Reads `expectations.yaml` of a configuration folder; a folder without one declares nothing. Throws with all problems. */
export function loadExpectations(configDir: string): Expectations {
  const file = readPolicyFile(configDir, EXPECTATIONS_FILE);
  return file === undefined ? NONE : readExpectations(file.raw, EXPECTATIONS_FILE, file.lineOf);
}

/** Checks a parsed expectations file. Throws `ConfigError` with all problems. */
export function readExpectations(raw: unknown, source: string, lineOf?: PolicyFile["lineOf"]): Expectations {
  const problems = problemsOf(source, lineOf);
  const root = isRecord(raw) ? raw : {};
  if (!isRecord(raw) && raw !== null)
    problems.tell("file", "a mapping of choose and rows", kind(raw), "Write the lists under choose and rows");
  for (const key of Object.keys(root).filter((key) => !["choose", "rows"].includes(key))) {
    problems.tell(key, "one of choose, rows", "an unknown key", "Remove or rename it");
  }
  const choose = listOf(root.choose, "choose", problems).filter((id, index): id is string => {
    const where = `choose[${index}]`;
    if (typeof id !== "string" || !ID.test(id))
      problems.tell(
        where,
        'a row id such as "SEC-04"',
        typeof id === "string" ? `"${id}"` : kind(id),
        "Write the row's id",
      );
    else if (ROW_IDS.includes(id)) return true;
    else problems.tell(where, "a row of the checklist", `"${id}"`, nearestOr(id, ROW_IDS, "Remove it"));
    return false;
  });
  const rows = listOf(root.rows, "rows", problems).flatMap((row, index) =>
    readRow(row, `rows[${index}]`, problems).map((one) => withLines(one, `rows[${index}].expect`, lineOf)),
  );
  problems.throwAll();
  return { choose, rows };
}

function withLines(row: OwnRow, where: string, lineOf: PolicyFile["lineOf"] | undefined): OwnRow {
  if (lineOf === undefined) return row;
  return { ...row, lines: row.expect.map((_, index) => lineOf(`${where}[${index}]`)) };
}

function readRow(raw: unknown, where: string, problems: Problems): readonly OwnRow[] {
  const before = problems.count;
  const row = isRecord(raw) ? raw : {};
  const { id, area, requirement, shownBy = "policy", remaining, expect, ...rest } = row;
  if (typeof id !== "string" || !ID.test(id)) {
    problems.tell(`${where}.id`, 'an id such as "EDGE-04"', kind(id), "Give the row an id");
  }
  for (const [name, value] of Object.entries({ area, requirement })) {
    if (typeof value === "string" && value !== "") continue;
    problems.tell(
      `${where}.${name}`,
      "a text",
      value === "" ? "an empty one" : kind(value),
      "Say it in words",
    );
  }
  if (typeof area === "string" && area !== "" && !AREAS.includes(area))
    problems.tell(
      `${where}.area`,
      `one of ${AREAS.join(", ")}`,
      "another name",
      nearestOr(area, AREAS, "Choose one"),
    );
  if (typeof shownBy !== "string" || !SHOWN_BY.includes(shownBy)) {
    problems.tell(`${where}.shownBy`, `one of ${SHOWN_BY.join(", ")}`, kind(shownBy), "Choose one");
  }
  if (remaining !== undefined && typeof remaining !== "string") {
    problems.tell(`${where}.remaining`, "a text", kind(remaining), "Say what no rule covers yet");
  }
  const known = "id, area, requirement, shownBy, remaining, expect";
  for (const key of Object.keys(rest)) {
    problems.tell(`${where}.${key}`, `one of ${known}`, "an unknown key", "Remove or rename it");
  }
  const expectations = listOf(expect, `${where}.expect`, problems).filter((one, index): one is Expectation =>
    isExpectation(one, `${where}.expect[${index}]`, problems),
  );
  if (problems.count > before) return [];
  // Each field was checked above; a problem in any of them has already returned.
  return [{ id, area, requirement, shownBy, remaining, expect: expectations } as OwnRow];
}

function isExpectation(raw: unknown, where: string, problems: Problems): boolean {
  const before = problems.count;
  const { rule, ...rest } = isRecord(raw) ? raw : {};
  const known = Object.keys(EXPECTATION_RULES);
  const words = isRuleName(rule) ? EXPECTATION_RULES[rule].words : undefined;
  if (words === undefined) {
    problems.tell(
      `${where}.rule`,
      `one of ${known.join(", ")}`,
      typeof rule === "string" ? "another name" : kind(rule),
      nearestOr(typeof rule === "string" ? rule : "", known, "Choose one"),
    );
    return false;
  }
  for (const [word, { kind: type }] of Object.entries(words)) {
    const value = rest[word];
    const ok =
      (value === undefined && type.endsWith("?")) ||
      (/^text\??$/.test(type) && typeof value === "string" && value !== "") ||
      (type.startsWith("texts") && isTexts(value)) ||
      (/^number\??$/.test(type) && typeof value === "number") ||
      (type === "lines?" && areLines(value)) ||
      (type === "side?" && (value === "above" || value === "below")) ||
      (type === "tier?" && (value === "staging" || value === "production"));
    if (ok) continue;
    const { expected, next } = WANTED[type.replace("?", "") as keyof typeof WANTED];
    problems.tell(`${where}.${word}`, expected, value === "" ? "an empty one" : kind(value), next);
  }
  for (const key of Object.keys(rest).filter((key) => !Object.hasOwn(words, key))) {
    const known = ["rule", ...Object.keys(words)].join(", ");
    problems.tell(`${where}.${key}`, `one of ${known}`, "an unknown key", "Remove or rename it");
  }
  return problems.count === before;
}

function isRuleName(rule: unknown): rule is keyof typeof EXPECTATION_RULES {
  return typeof rule === "string" && Object.hasOwn(EXPECTATION_RULES, rule);
}

/** What to do about a name that nobody knows. */
function nearestOr(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `Write "${near}"`;
}

function isTexts(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string" && one !== "")
  );
}

function listOf(raw: unknown, where: string, problems: Problems): readonly unknown[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw)) return raw;
  problems.tell(where, "a list", kind(raw), 'Start each entry with "- "');
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
