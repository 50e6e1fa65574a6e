import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { ChecklistRow } from "./checklist.ts";

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
  /** A path that the stack's file names among the admin routes, so that allow-list and login stand before it. */
  | { readonly rule: "admin-route"; readonly path: string }
  /** Days of automated database backups, in the given tier or in both. */
  | {
      readonly rule: "database-backup-days";
      readonly days: number;
      readonly tier?: "staging" | "production";
    }
  /** A saved query of that name, over at least one log. */
  | { readonly rule: "saved-query"; readonly query: string }
  /** A dashboard of that name whose metrics something emits. */
  | { readonly rule: "dashboard"; readonly dashboard: string }
  /** An alert of that name with its figure (in the metric's own unit) and window, that reaches mail and the notifier. */
  | {
      readonly rule: "alert";
      readonly alert: string;
      readonly threshold: number;
      readonly windowMinutes: number;
      readonly severity: string;
    }
  /** Requests a minute and address that a service's path, or every one of its paths, answers at most. */
  | {
      readonly rule: "rate-limit";
      readonly service: string;
      readonly path?: string;
      readonly requestsPerMinute: number;
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
}

/** What a product says beside its stack files: generic rows that it chooses, and rows of its own. */
export interface Expectations {
  readonly choose: readonly string[];
  readonly rows: readonly OwnRow[];
}

const NONE: Expectations = { choose: [], rows: [] };
const SHOWN_BY: readonly string[] = ["policy", "resource", "delivery", "runbook", "app"];

/** What each rule needs beside `rule`, by the kind of value. */
const WORDS: Readonly<Record<string, Readonly<Record<string, "text" | "number" | "tier?" | "text?">>>> = {
  "response-header": { header: "text", value: "text" },
  "environment-value": { variable: "text", value: "text", service: "text?", tier: "tier?" },
  "database-backup-days": { days: "number", tier: "tier?" },
  "admin-route": { path: "text" },
  "saved-query": { query: "text" },
  dashboard: { dashboard: "text" },
  alert: { alert: "text", threshold: "number", windowMinutes: "number", severity: "text" },
  "rate-limit": { service: "text", path: "text?", requestsPerMinute: "number" },
  "passing-route": { service: "text", path: "text", method: "text" },
};

/** Reads `expectations.yaml` of a configuration folder; a folder without one declares nothing. Throws with all problems. */
export function loadExpectations(configDir: string): Expectations {
  const file = join(configDir, "expectations.yaml");
  return existsSync(file) ? readExpectations(parse(readFileSync(file, "utf8")), "expectations.yaml") : NONE;
}

/** Checks a parsed expectations file. */
export function readExpectations(raw: unknown, where: string): Expectations {
  const problems: string[] = [];
  const root = isRecord(raw) ? raw : {};
  if (!isRecord(raw)) problems.push(`${where}: must be a mapping of choose and rows; got ${kind(raw)}.`);
  for (const key of Object.keys(root).filter((key) => !["choose", "rows"].includes(key))) {
    problems.push(`${where}: ${key} must be one of choose, rows; got an unknown key. Remove or rename it.`);
  }
  const choose = listOf(root.choose, `${where}: choose`, problems).filter((id): id is string => {
    if (typeof id === "string" && /^[A-Z]+-\d\d$/.test(id)) return true;
    problems.push(`${where}: choose must hold row ids such as "SEC-04"; got ${kind(id)}. Quote the id.`);
    return false;
  });
  const rows = listOf(root.rows, `${where}: rows`, problems).flatMap((row, index) =>
    readRow(row, `${where}: rows[${index}]`, problems),
  );
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return { choose, rows };
}

function readRow(raw: unknown, where: string, problems: string[]): readonly OwnRow[] {
  const before = problems.length;
  const row = isRecord(raw) ? raw : {};
  const { id, area, requirement, shownBy = "policy", remaining, expect, ...rest } = row;
  if (typeof id !== "string" || !/^[A-Z]+-\d\d$/.test(id)) {
    problems.push(`${where}.id: must be such as "EDGE-04"; got ${kind(id)}. Give the row an id.`);
  }
  for (const [name, value] of Object.entries({ area, requirement })) {
    if (typeof value !== "string" || value === "") {
      problems.push(`${where}.${name}: must be a text; got ${kind(value)}. Say it in words.`);
    }
  }
  if (typeof shownBy !== "string" || !SHOWN_BY.includes(shownBy)) {
    problems.push(
      `${where}.shownBy: must be one of ${SHOWN_BY.join(", ")}; got ${kind(shownBy)}. Choose one.`,
    );
  }
  if (remaining !== undefined && typeof remaining !== "string") {
    problems.push(`${where}.remaining: must be a text; got ${kind(remaining)}. Say what no rule covers yet.`);
  }
  for (const key of Object.keys(rest)) {
    problems.push(
      `${where}.${key}: must be one of id, area, requirement, shownBy, remaining, expect; got an unknown key.`,
    );
  }
  const expectations = listOf(expect, `${where}.expect`, problems).filter((one, index): one is Expectation =>
    isExpectation(one, `${where}.expect[${index}]`, problems),
  );
  if (problems.length > before) return [];
  // Each field was checked above; a problem in any of them has already returned.
  return [{ id, area, requirement, shownBy, remaining, expect: expectations } as OwnRow];
}

function isExpectation(raw: unknown, where: string, problems: string[]): boolean {
  const before = problems.length;
  const { rule, ...rest } = isRecord(raw) ? raw : {};
  const words = typeof rule === "string" && Object.hasOwn(WORDS, rule) ? WORDS[rule] : undefined;
  if (words === undefined) {
    problems.push(`${where}.rule: must be one of ${Object.keys(WORDS).join(", ")}; got ${kind(rule)}.`);
    return false;
  }
  for (const [word, type] of Object.entries(words)) {
    const value = rest[word];
    const ok =
      (value === undefined && type.endsWith("?")) ||
      (type.startsWith("text") && typeof value === "string" && value !== "") ||
      (type === "number" && typeof value === "number") ||
      (type === "tier?" && (value === "staging" || value === "production"));
    if (!ok)
      problems.push(
        `${where}.${word}: must be a ${type.replace("?", "")}; got ${kind(value)}. Quote numbers that are texts.`,
      );
  }
  for (const key of Object.keys(rest).filter((key) => !Object.hasOwn(words, key))) {
    problems.push(`${where}.${key}: must be one of ${Object.keys(words).join(", ")}; got an unknown key.`);
  }
  return problems.length === before;
}

function listOf(raw: unknown, where: string, problems: string[]): readonly unknown[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw)) return raw;
  problems.push(`${where}: must be a list; got ${kind(raw)}.`);
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (value === undefined) return "nothing";
  return value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
