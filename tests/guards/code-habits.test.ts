import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { filesBelow, type ProjectFile } from "./project-files.ts";

/** What a source does not say, by what is wrong with it. */
type Habit = (file: ProjectFile) => readonly string[];

/** Each node of a file for which `wrong` holds, as `path:line`. */
function nodes(wrong: (node: ts.Node) => boolean): Habit {
  return ({ path, text }) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (wrong(node)) {
        found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  };
}

/** Each line of a file that matches, as `path:line`. */
function lines(wrong: RegExp): Habit {
  return ({ path, text }) =>
    text.split("\n").flatMap((line, index) => (wrong.test(line) ? [`${path}:${index + 1}`] : []));
}

/** A value that somebody falls back to; the right side of a condition is none. */
function isValue(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    ts.isNumericLiteral(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(node) && node.text === "undefined")
  );
}

function isOrDefault(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node)) return false;
  if (node.operatorToken.kind === ts.SyntaxKind.BarBarEqualsToken) return true;
  return node.operatorToken.kind === ts.SyntaxKind.BarBarToken && isValue(node.right);
}

const HABITS: Readonly<Record<string, Habit>> = {
  "`||` for a default: an empty text and a zero are values": nodes(isOrDefault),
  "`as any`": nodes(
    (node) =>
      (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) &&
      node.type.kind === ts.SyntaxKind.AnyKeyword,
  ),
  "a comment that silences the compiler": lines(/@ts-(ignore|nocheck|expect-error)/),
  "a silenced lint without its reason": lines(
    /biome-ignore(?!(-all|-start|-end)? lint\/\S+: \S)|eslint-disable(?!.* -- \S)/,
  ),
  "a TODO without an id": lines(/\b(TODO|FIXME|XXX|HACK)\b(?!\([A-Z]+-\d+\))/),
};

/** What tests do not do beside that. */
const TEST_HABITS: Readonly<Record<string, Habit>> = {
  "a test that is skipped, left for later, or keeps others from running": nodes(
    (node) =>
      (ts.isPropertyAccessExpression(node) &&
        ["only", "skip", "todo", "failing"].includes(node.name.text) &&
        /^(describe|it|test)\b/.test(rootOf(node))) ||
      (ts.isIdentifier(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.text)),
  ),
  "a silenced lint without its reason": HABITS["a silenced lint without its reason"] as Habit, // named above
  "a TODO without an id": HABITS["a TODO without an id"] as Habit,
};

/** The name that a chain such as `it.concurrent.only` begins with. */
function rootOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node)) return rootOf(node.expression);
  return ts.isIdentifier(node) ? node.text : "";
}

const sources = filesBelow(
  ["infra", "policies", "rehearsal", "cost", "cli", "bootstrap", "bench", "bin"],
  /\.(ts|js)$/,
);
/** This file says in its own texts what it looks for. */
const tests = filesBelow(["tests"], /\.ts$/).filter(({ path }) => !path.endsWith("code-habits.test.ts"));

describe("a source", () => {
  it.each(Object.entries(HABITS))("has no %s", (_says, habit) => {
    expect(sources.flatMap(habit)).toEqual([]);
  });
});

describe("a test", () => {
  it.each(Object.entries(TEST_HABITS))("has no %s", (_says, habit) => {
    expect(tests.flatMap(habit)).toEqual([]);
  });
});

describe("these guards", () => {
  const caught = (habits: typeof HABITS, text: string): number =>
    Object.values(habits).flatMap((habit) => habit({ path: "a.ts", text })).length;

  it.each([
    'const name = given || "none";',
    "const count = given || 0;",
    "const all = given || [];",
    "count ||= 3;",
    "const a = given as any;",
    "const a = <any>given;",
    "// @ts-ignore",
    "// @ts-expect-error: the types lag behind",
    "// biome-ignore lint/suspicious/noExplicitAny",
    "// biome-ignore lint/suspicious/noExplicitAny:",
    "// eslint-disable-next-line no-console",
    "// TODO: later",
  ])("catch %s", (text) => {
    expect(caught(HABITS, text)).toBe(1);
  });

  it.each([
    "if (a === 1 || b === 2) go();",
    'const name = given ?? "none";',
    "const all = given as readonly string[];",
    "// biome-ignore lint/suspicious/noExplicitAny: the SDK has no type",
    "// eslint-disable-next-line no-console -- the command's own output",
    "// TODO(NET-12): IPv6",
  ])("let %s pass", (text) => {
    expect(caught(HABITS, text)).toBe(0);
  });

  it.each([
    "it.only('a', run);",
    "describe.skip('a', run);",
    "it.todo('a');",
    "xit('a', run);",
    "it.only.each([])('a', run);",
  ])("catch %s in tests", (text) => {
    expect(caught(TEST_HABITS, text)).toBe(1);
  });
});
