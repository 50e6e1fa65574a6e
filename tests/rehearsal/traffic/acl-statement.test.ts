import { describe, expect, it } from "@jest/globals";
import { statementHolds } from "../../../rehearsal/traffic/acl-statement.ts";
import { visit } from "./entities.ts";

type Plain = Readonly<Record<string, unknown>>;

const asked = visit("/A/%2e%2e/%62", { method: "PUT", headers: { "x-a": "1" } });
const steps = (...types: readonly string[]) => types.map((type, priority) => ({ priority, type }));
const part = (
  kind: string,
  fieldToMatch: Plain,
  more: Plain,
  types: readonly string[] = ["NONE"],
): Plain => ({
  [kind]: { fieldToMatch, textTransformations: steps(...types), ...more },
});
const path = (searchString: string, positionalConstraint: string, ...types: readonly string[]) =>
  part("byteMatchStatement", { uriPath: {} }, { searchString, positionalConstraint }, types);
const header = (name: string, regexString: string) =>
  part("regexMatchStatement", { singleHeader: { name } }, { regexString });
const size = (comparisonOperator: string, limit: number) =>
  part("sizeConstraintStatement", { method: {} }, { comparisonOperator, size: limit });

describe("statementHolds", () => {
  it.each<[string, Plain, boolean]>([
    ["the path as it came", path("/A/%2e%2e/%62", "EXACTLY", "NONE"), true],
    ["dots that are still escaped", path("/A/%2e%2e/%62", "EXACTLY", "NORMALIZE_PATH"), true],
    ["dots that were decoded first", path("/b", "EXACTLY", "URL_DECODE", "NORMALIZE_PATH"), true],
    ["letters in one case", path("/a/", "STARTS_WITH", "LOWERCASE"), true],
    ["a start", path("/a/", "STARTS_WITH", "NONE"), false],
    ["an end", path("62", "ENDS_WITH", "NONE"), true],
    ["a part", path("%2e/", "CONTAINS", "NONE"), true],
    ["the host, which is a header", header("Host", "^api\\."), true],
    ["a header that is missing", header("x-b", ".*"), false],
    ["not a header that is missing", { notStatement: { statement: header("x-b", ".*") } }, true],
    ["both of two", { andStatement: { statements: [header("x-a", "1"), header("x-b", ".*")] } }, false],
    ["one of two", { orStatement: { statements: [header("x-a", "1"), header("x-b", ".*")] } }, true],
    ["sizes", { andStatement: { statements: [size("EQ", 3), size("GE", 3), size("LT", 4)] } }, true],
    ["another size", { orStatement: { statements: [size("NE", 3), size("GT", 3), size("LE", 2)] } }, false],
  ])("sees %s", (_, statement, holds) => {
    expect(statementHolds(statement, asked)).toBe(holds);
  });

  it.each<[string, Plain]>([
    ["no kind", {}],
    ["two kinds", { ...header("x-a", "1"), ...path("/", "EXACTLY", "NONE") }],
    ["a kind that it does not know", { geoMatchStatement: { countryCodes: ["ID"] } }],
    ["a part that it does not know", part("regexMatchStatement", { body: {} }, { regexString: "a" })],
    ["a position that it does not know", path("/", "CONTAINS_WORD", "NONE")],
    ["a transformation that it does not know", path("/", "EXACTLY", "MD5")],
  ])("refuses %s", (_, statement) => {
    expect(() => statementHolds(statement, asked)).toThrow("The rehearsal's web ACL");
  });
});
