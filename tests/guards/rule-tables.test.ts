import { describe, expect, it } from "@jest/globals";
import ts from "typescript";
import { filesBelow, type ProjectFile } from "./project-files.ts";

/** Tests of rules are tables: `ruleTable` holds each to rows that are met, violated, absent, at the limit, spelled otherwise, unknown. */
const tests = filesBelow(["tests/policies/rules"], /\.test\.ts$/).filter(
  ({ path }) => path !== "tests/policies/rules/index.test.ts",
);

/** Files that make no call of `ruleTable` at their top, where nothing can keep it from running. */
function withoutTable(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter(
      ({ path, text }) => !ts.createSourceFile(path, text, ts.ScriptTarget.ESNext).statements.some(isTable),
    )
    .map(({ path }) => path);
}

function isTable(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    ts.isIdentifier(statement.expression.expression) &&
    statement.expression.expression.text === "ruleTable"
  );
}

describe("the test of a rule", () => {
  it("is a table, which asks for every kind of row", () => {
    expect(tests.length).toBeGreaterThan(50);
    expect(withoutTable(tests)).toEqual([]);
  });

  it("would be seen to be none", () => {
    const files = [
      { path: "a.test.ts", text: "ruleTable(rule, { rows: [] });" },
      { path: "b.test.ts", text: "// ruleTable(rule, { rows: [] });\nit('holds', () => {});" },
      { path: "c.test.ts", text: "if (slow) ruleTable(rule, { rows: [] });" },
    ];
    expect(withoutTable(files)).toEqual(["b.test.ts", "c.test.ts"]);
  });
});
