import * as z from "zod";
import type { Problem } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { nextSize } from "../lib/next-size.ts";
import { shown } from "../lib/shown.ts";
import type { Word } from "./schema/word.ts";
import { words } from "./schema/word.ts";
import { keyPath, knownKeys, type Step, schemaAt, unwrapped, valueAt, wantsText, wordAt } from "./word-at.ts";

/** A problem, and where it is as steps: a key may hold a dot itself. */
export interface ShapeProblem {
  readonly path: readonly Step[];
  readonly problem: Problem;
}

/** What is wrong with the shape of `raw`: missing and unknown keys, wrong types, values out of range. One problem a place. */
export function shapeProblems(root: z.core.$ZodType, raw: unknown): readonly ShapeProblem[] {
  const result = z.safeParse(root, raw);
  if (result.success) return [];
  const problems = result.error.issues.flatMap((issue) => toProblems(root, raw, issue));
  return [...new Map(problems.map((found) => [found.problem.where, found])).values()];
}

function toProblems(root: z.core.$ZodType, raw: unknown, issue: z.core.$ZodIssue): readonly ShapeProblem[] {
  const path = issue.path as readonly Step[]; // parsed YAML and JSON have no symbols as keys
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], problem: unknownKey(root, raw, path, key) }));
  }
  const problem = issue.code === "invalid_key" ? badName(root, raw, path) : badValue(root, raw, path);
  return [{ path, problem }];
}

function unknownKey(root: z.core.$ZodType, raw: unknown, path: readonly Step[], key: string): Problem {
  const schema = schemaAt(root, path, raw) ?? root;
  const known = knownKeys(schema, valueAt(raw, path));
  const group = valueAt(raw, path);
  const near = nearest(
    key,
    known.filter((candidate) => valueAt(group, [candidate]) === undefined),
  );
  const where = keyPath([...path, key]);
  return {
    where,
    expected: near === undefined ? `one of the known keys (${known.join(", ")})` : "a known key",
    found: "an unknown key",
    next: near === undefined ? instead(where) : `Write "${near}" instead of "${key}"`,
  };
}

/** What people look for at these key paths, and how it is had without. */
const NO_WORD: readonly (readonly [where: RegExp, next: string])[] = [
  [
    /^(?:services\.[^.]+\.)?(?:crons?|jobs?|schedules?)$/,
    "Remove it: a service runs all the time, and the application keeps the clock of its own jobs; docs/reference/configuration.md says how",
  ],
  [
    /^secrets\.[^.]+\.value$/,
    "Remove it from the file and its history: slipway secrets set fills what is external",
  ],
];

function instead(where: string): string {
  return NO_WORD.find(([asked]) => asked.test(where))?.[1] ?? "Remove it";
}

function badName(root: z.core.$ZodType, raw: unknown, path: readonly Step[]): Problem {
  const schema = schemaAt(root, path.slice(0, -1), raw);
  const record = schema === undefined ? undefined : unwrapped(schema);
  const word = record instanceof z.ZodRecord ? words.get(record.keyType) : undefined;
  const name = String(path.at(-1));
  return {
    where: keyPath(path),
    expected: word?.expected ?? "a known name",
    found: shown(name),
    next: word === undefined ? "Rename it" : `Rename it, for example ${word.example}`,
  };
}

function badValue(root: z.core.$ZodType, raw: unknown, path: readonly Step[]): Problem {
  const word = wordAt(root, path, raw);
  const value = valueAt(raw, path);
  const schema = schemaAt(root, path, raw);
  if (isEncrypted(value)) return encrypted(path, word);
  const altered = schema !== undefined && wantsText(schema) && isAlteredText(value);
  return {
    where: keyPath(path),
    expected: word?.expected ?? "another value",
    found: altered ? `the ${typeof value} ${shown(value, path)}` : shown(value, path),
    next: altered
      ? `Put quotes around it in the stack file: ${asLine(path, '"…"')}`
      : nextStep(schema, word, path, value),
  };
}

/** A value that `pulumi config set --secret` wrote. */
export function isEncrypted(value: unknown): boolean {
  return value !== null && typeof value === "object" && Object.keys(value).join() === "secure";
}

function encrypted(path: readonly Step[], word: Word | undefined): Problem {
  return {
    where: keyPath(path),
    expected: word?.expected ?? "a plain value",
    found: "an encrypted value",
    next: "Write a plain value; a secret is declared under secrets: and lives in the store",
  };
}

/** YAML turned a text without quotes into a number or a switch; what was written may be lost (`16.10` is 16.1). */
function isAlteredText(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function nextStep(
  schema: z.core.$ZodType | undefined,
  word: Word | undefined,
  path: readonly Step[],
  value: unknown,
): string {
  if (value === undefined || value === null) {
    const example =
      word === undefined || word.example === "" ? "" : `, for example ${asLine(path, word.example)}`;
    return `Add it${example}`;
  }
  const near =
    typeof value === "string" && schema instanceof z.ZodEnum ? meant(value, texts(schema), word) : undefined;
  if (near !== undefined) return `Write ${asLine(path, near)}`;
  if (word === undefined || word.example === "")
    return isEmpty(value) ? "Add one" : "Write a group of keys there";
  return `Write it like ${asLine(path, word.example)}`;
}

/** What somebody who wrote `value` most likely meant: what took its place, the next size, or the nearest spelling. */
function meant(value: string, known: readonly string[], word: Word | undefined): string | undefined {
  return word?.instead?.[value.toUpperCase()] ?? nextSize(value, known) ?? nearest(value, known);
}

function isEmpty(value: unknown): boolean {
  return value !== null && typeof value === "object" && Object.keys(value).length === 0;
}

function texts(schema: z.ZodEnum): readonly string[] {
  return schema.options.filter((option) => typeof option === "string");
}

/** `key: value` as it stands in the file, or the value alone inside a list. */
function asLine(path: readonly Step[], value: string): string {
  const key = path.at(-1);
  return typeof key === "string" ? `${key}: ${value}` : value;
}
