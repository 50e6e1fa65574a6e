import { describe, expect, it } from "@jest/globals";
import { NotUnderstood } from "../../../policies/languages/not-understood.ts";
import { matchesStatement } from "../../../policies/languages/waf-statement.ts";
import { webRequest } from "../../../policies/languages/web-request.ts";

const REQUEST = webRequest({
  method: "PUT",
  host: "api.shop.example",
  path: "/A/%62",
  headers: { "x-a": "1" },
});
const NONE = [{ priority: 0, type: "NONE" }];
const path = (
  searchString: string,
  positionalConstraint = "EXACTLY",
  textTransformations: unknown = NONE,
) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint,
    searchString,
    textTransformations,
  },
});
const header = (name: string, regexString: string) => ({
  regexMatchStatement: { fieldToMatch: { singleHeader: { name } }, regexString, textTransformations: NONE },
});

describe("matchesStatement", () => {
  it.each<[string, unknown, boolean]>([
    ["an exact path", path("/A/%62"), true],
    ["a path in other letters", path("/a/%62"), false],
    [
      "a path after its transformations, by priority",
      path("/a/b", "EXACTLY", [
        { priority: 2, type: "LOWERCASE" },
        { priority: 0, type: "URL_DECODE" },
        { priority: 1, type: "NORMALIZE_PATH" },
      ]),
      true,
    ],
    ["a start", path("/A/", "STARTS_WITH"), true],
    ["an end", path("62", "ENDS_WITH"), true],
    ["a part", path("/%", "CONTAINS"), true],
    ["the host, which is a header", header("Host", "^api\\."), true],
    ["a header that is missing", header("x-b", ".*"), false],
    ["both of two", { andStatement: { statements: [path("/A/%62"), header("x-a", "1")] } }, true],
    ["one of two", { orStatement: { statements: [path("/"), header("x-a", "1")] } }, true],
    ["what is not", { notStatement: { statement: path("/") } }, true],
    [
      "a size",
      {
        sizeConstraintStatement: {
          fieldToMatch: { singleHeader: { name: "x-a" } },
          comparisonOperator: "GT",
          size: 0,
          textTransformations: NONE,
        },
      },
      true,
    ],
  ])("sees %s", (_, statement, expected) => {
    expect(matchesStatement(statement, REQUEST)).toBe(expected);
  });

  it.each<[string, unknown]>([
    ["a kind of statement that it does not know", { geoMatchStatement: { countryCodes: ["ID"] } }],
    ["two kinds at once", { ...path("/"), ...header("x-a", "1") }],
    ["none", {}],
    ["a part of the request that it does not know", { byteMatchStatement: { fieldToMatch: { body: {} } } }],
    ["a transformation that it does not know", path("/", "EXACTLY", [{ priority: 0, type: "MD5" }])],
    ["a text that is not known yet", path(Symbol("unknown") as unknown as string)],
  ])("does not guess at %s", (_, statement) => {
    expect(() => matchesStatement(statement, REQUEST)).toThrow(NotUnderstood);
  });
});
