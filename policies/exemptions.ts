import { kind, type PolicyFile, type Problems, problemsOf, readPolicyFile } from "./policy-file.ts";
import { nameOf, type RuleMetadata, typeOf } from "./rule.ts";
import { STACK } from "./tokens.ts";
import type { Finding } from "./verdict.ts";

/**
 * A waiver of one rule for one resource of one stack, with the people who answer for it and the days on which it holds. An entry
 * of the file that names several `resources` is one for each of them, all with the entry's id.
 */
export interface Exemption {
  readonly id: string;
  readonly stack: string;
  /** A checklist row; every rule of that row is waived. Exactly one of `control` and `rule` is given. */
  readonly control: string | undefined;
  readonly rule: string | undefined;
  /** Exact, never a pattern. The stack as a whole is `pulumi:pulumi:Stack` with the stack's own name. */
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

const FILE = "exemptions.yaml";
const KEYS: readonly string[] = [...TEXTS, "resource", "resources", "control", "rule"];

/** Reads `exemptions.yaml` of a configuration folder; a folder without one has none. Throws with all problems. */
export function loadExemptions(configDir: string): readonly Exemption[] {
  const file = readPolicyFile(configDir, FILE);
  return file === undefined ? [] : readExemptions(file.raw, FILE, file.lineOf);
}

/** Checks a parsed exemptions file: a list under `exemptions`. Throws `ConfigError` with all problems. */
export function readExemptions(
  raw: unknown,
  source: string,
  lineOf?: PolicyFile["lineOf"],
): readonly Exemption[] {
  const problems = problemsOf(source, lineOf);
  if (raw !== null && raw !== undefined && !isRecord(raw))
    problems.tell("file", "a mapping with the key exemptions", kind(raw), "Write the list under exemptions");
  for (const key of Object.keys(record(raw)).filter((key) => key !== "exemptions"))
    problems.tell(key, "no other key than exemptions", "an unknown key", "Remove or rename it");
  const given = record(raw).exemptions ?? [];
  if (!Array.isArray(given)) problems.tell("exemptions", "a list", kind(given), 'Start each with "- id"');
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const entries = list.map((one, index) => readEntry(one, `exemptions[${index}]`, problems));
  const ids = entries.map(([first]) => first.id);
  ids.forEach((id, index) => {
    if (id !== "" && ids.indexOf(id) < index)
      problems.tell(`exemptions[${index}].id`, "an id of its own", `"${id}" twice`, "Number them apart");
  });
  problems.throwAll();
  return entries.flat();
}

type Target = Exemption["resource"];

/** One exemption for each resource of an entry; never none, so that even a faulty entry has its id. */
function readEntry(raw: unknown, where: string, problems: Problems): readonly [Exemption, ...Exemption[]] {
  const given = record(raw);
  const [id, stack, owner, approver, reason, start, end] = TEXTS.map((key) =>
    filledText(given, key, where, problems),
  );
  const [first, ...others] = readTargets(given, where, problems);
  const control = typeof given.control === "string" ? given.control : undefined;
  const rule = typeof given.rule === "string" ? given.rule : undefined;
  if ((control === undefined) === (rule === undefined)) {
    const found = control === undefined ? "neither" : "both";
    problems.tell(where, "either control or rule", found, "Name exactly one of the two, as a text");
  }
  checkDays(start, end, where, problems);
  if (owner !== "" && owner === approver)
    problems.tell(
      `${where}.approver`,
      "somebody else than the owner",
      "the owner",
      "Have another approve it",
    );
  for (const key of Object.keys(given).filter((key) => !KEYS.includes(key))) {
    problems.tell(`${where}.${key}`, `one of ${KEYS.join(", ")}`, "an unknown key", "Remove or rename it");
  }
  // `filledText` returns a text for every key; an empty one has already been reported.
  const filled = { id, stack, owner, approver, reason, start, end } as Record<(typeof TEXTS)[number], string>;
  const exempt = (resource: Target): Exemption => ({ ...filled, control, rule, resource });
  return [exempt(first), ...others.map(exempt)];
}

function readTargets(
  given: Readonly<Record<string, unknown>>,
  where: string,
  problems: Problems,
): readonly [Target, ...Target[]] {
  const { resource, resources } = given;
  if (resources === undefined) return [readTarget(resource, `${where}.resource`, problems)];
  if (resource !== undefined)
    problems.tell(where, "either resource or resources", "both", "List them all under resources");
  const list: readonly unknown[] = Array.isArray(resources) ? resources : [];
  const [first, ...others] = list.map((one, index) =>
    readTarget(one, `${where}.resources[${index}]`, problems),
  );
  if (first !== undefined) return [first, ...others];
  const found = Array.isArray(resources) ? "an empty list" : kind(resources);
  problems.tell(`${where}.resources`, "a list of resources", found, "List them, each with type and name");
  return [NO_TARGET];
}

/** Of an entry whose problems are told already. */
const NO_TARGET: Target = { type: "", name: "" };

function readTarget(raw: unknown, where: string, problems: Problems): Target {
  const given = record(raw);
  const type = filledText(given, "type", where, problems);
  const name = filledText(given, "name", where, problems);
  if (name.includes("*") || type.includes("*"))
    problems.tell(where, "an exact type and name", "a pattern", "Name one resource");
  return { type, name };
}

function filledText(
  given: Readonly<Record<string, unknown>>,
  key: string,
  where: string,
  problems: Problems,
): string {
  const value = given[key];
  if (typeof value === "string" && value.trim() !== "") return value;
  problems.tell(`${where}.${key}`, "a text", value === "" ? "an empty one" : kind(value), "Fill it in");
  return "";
}

function checkDays(
  start: string | undefined,
  end: string | undefined,
  where: string,
  problems: Problems,
): void {
  for (const [key, day] of Object.entries({ start, end })) {
    if (day !== "" && !isDay(day)) {
      problems.tell(
        `${where}.${key}`,
        'a day such as "2026-12-31"',
        "another text",
        "Write year, month and day",
      );
    }
  }
  if (start !== undefined && end !== undefined && isDay(start) && isDay(end) && end < start) {
    problems.tell(
      `${where}.end`,
      "a day not before start",
      `${end} before ${start}`,
      "Correct one of the two",
    );
  }
}

/** Where an exemption stands on a day. Its last day counts. */
export function stateOn(exemption: Exemption, today: string): ExemptionState {
  if (today < exemption.start) return "not yet";
  return today > exemption.end ? "expired" : "in force";
}

/** True where an exemption speaks of this finding, in force or not. What is said of the stack as a whole has no resource of its own. */
export function speaksOf(exemption: Exemption, rule: RuleMetadata, finding: Finding): boolean {
  if (exemption.rule !== rule.name && exemption.control !== rule.control) return false;
  const { name, type } = exemption.resource;
  if (finding.urn === undefined) return isStackItself(exemption);
  return name === nameOf(finding.urn) && type === typeOf(finding.urn);
}

/** True for an exemption of the stack as a whole. */
export function isStackItself({ resource, stack }: Exemption): boolean {
  return resource.type === STACK && resource.name === stack;
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
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
