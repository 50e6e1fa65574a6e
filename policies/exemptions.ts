import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { nameOf, type RuleMetadata, typeOf } from "./rule.ts";
import type { Finding } from "./verdict.ts";

/** A waiver of one rule for one resource of one stack, with the people who answer for it and the days on which it holds. */
export interface Exemption {
  readonly id: string;
  readonly stack: string;
  /** A checklist row; every rule of that row is waived. Exactly one of `control` and `rule` is given. */
  readonly control: string | undefined;
  readonly rule: string | undefined;
  /** Exact, never a pattern. */
  readonly resource: { readonly type: string; readonly name: string };
  readonly owner: string;
  readonly approver: string;
  readonly reason: string;
  /** First and last day, UTC, `yyyy-mm-dd`, both included. */
  readonly start: string;
  readonly end: string;
}

export type ExemptionState = "in force" | "not yet" | "expired";

const TEXTS = ["id", "stack", "owner", "approver", "reason", "start", "end"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `exemptions.yaml` of a configuration folder; a folder without one has none. Throws with all problems. */
export function loadExemptions(configDir: string): readonly Exemption[] {
  const file = join(configDir, "exemptions.yaml");
  return existsSync(file) ? readExemptions(parse(readFileSync(file, "utf8")), "exemptions.yaml") : [];
}

/** Checks a parsed exemptions file: a list under `exemptions`. */
export function readExemptions(raw: unknown, where: string): readonly Exemption[] {
  const list = record(raw).exemptions ?? [];
  if (!Array.isArray(list))
    throw new Error(`${where}: exemptions must be a list; got ${typeof list}. Start each with "- id".`);
  const problems: string[] = [];
  const exemptions = list.map((one, index) => readOne(one, `${where}: exemptions[${index}]`, problems));
  const ids = exemptions.map((exemption) => exemption.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) {
    problems.push(`${where}: id must be given once; got "${id}" twice. Number them apart.`);
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return exemptions;
}

function readOne(raw: unknown, where: string, problems: string[]): Exemption {
  const given = record(raw);
  const text = (from: Readonly<Record<string, unknown>>, key: string, at: string) => {
    const value = from[key];
    if (typeof value === "string" && value.trim() !== "") return value;
    problems.push(
      `${at}.${key}: must be a text; got ${value === undefined ? "nothing" : typeof value}. Fill it in.`,
    );
    return "";
  };
  const [id, stack, owner, approver, reason, start, end] = TEXTS.map((key) => text(given, key, where));
  const resource = record(given.resource);
  const type = text(resource, "type", `${where}.resource`);
  const name = text(resource, "name", `${where}.resource`);
  const control = typeof given.control === "string" ? given.control : undefined;
  const rule = typeof given.rule === "string" ? given.rule : undefined;
  if ((control === undefined) === (rule === undefined)) {
    problems.push(
      `${where}: must name either control or rule; got ${control === undefined ? "neither" : "both"}. Keep one.`,
    );
  }
  for (const [key, day] of Object.entries({ start, end })) {
    if (day !== "" && !isDay(day)) {
      problems.push(
        `${where}.${key}: must be a day such as "2026-12-31"; got another text. Write year, month and day.`,
      );
    }
  }
  if (start !== undefined && end !== undefined && isDay(start) && isDay(end) && end < start) {
    problems.push(`${where}.end: must not be before start; got ${end} before ${start}. Exchange the days.`);
  }
  if (name.includes("*") || type.includes("*")) {
    problems.push(`${where}.resource: must be exact; got a pattern. Name one resource.`);
  }
  const known: readonly string[] = [...TEXTS, "resource", "control", "rule"];
  for (const key of Object.keys(given).filter((key) => !known.includes(key))) {
    problems.push(
      `${where}.${key}: must be one of ${known.join(", ")}; got an unknown key. Remove or rename it.`,
    );
  }
  // `text` returns a text for every key; an empty one has already been reported.
  const filled = { id, stack, owner, approver, reason, start, end } as Record<(typeof TEXTS)[number], string>;
  return { ...filled, control, rule, resource: { type, name } };
}

/** Where an exemption stands on a day. Its last day counts. */
export function stateOn(exemption: Exemption, today: string): ExemptionState {
  if (today < exemption.start) return "not yet";
  return today > exemption.end ? "expired" : "in force";
}

/** True where an exemption speaks of this finding, in force or not. */
export function speaksOf(exemption: Exemption, rule: RuleMetadata, finding: Finding): boolean {
  return (
    finding.urn !== undefined &&
    (exemption.rule === rule.name || exemption.control === rule.control) &&
    exemption.resource.name === nameOf(finding.urn) &&
    exemption.resource.type === typeOf(finding.urn)
  );
}

/** The exemption in force for a violation; undefined where none is. */
export function exemptionFor(
  exemptions: readonly Exemption[],
  rule: RuleMetadata,
  finding: Finding,
  today: string,
): Exemption | undefined {
  return exemptions.find((one) => stateOn(one, today) === "in force" && speaksOf(one, rule, finding));
}

function isDay(text: string | undefined): text is string {
  if (text === undefined || !DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  // Narrowed to a plain object; its values stay unknown.
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
