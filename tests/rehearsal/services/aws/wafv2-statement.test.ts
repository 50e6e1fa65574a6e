import { describe, expect, it } from "@jest/globals";
import {
  capacityOf,
  innerStatements,
  kindOf,
  statementFailures,
} from "../../../../rehearsal/services/aws/wafv2-statement.ts";

type Plain = Readonly<Record<string, unknown>>;

const NONE = [{ priority: 0, type: "NONE" }];
const MENDED = [
  { priority: 0, type: "URL_DECODE" },
  { priority: 1, type: "LOWERCASE" },
];
const path = (more: Plain = {}): Plain => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "EXACTLY",
    searchString: "/a",
    textTransformations: NONE,
    ...more,
  },
});
const regex = (more: Plain = {}): Plain => ({
  regexMatchStatement: {
    fieldToMatch: { method: {} },
    regexString: "^(GET|HEAD)$",
    textTransformations: NONE,
    ...more,
  },
});
const rate = (more: Plain = {}): Plain => ({
  rateBasedStatement: { limit: 10, evaluationWindowSec: 60, aggregateKeyType: "IP", ...more },
});
const group = (name: string, more: Plain = {}): Plain => ({
  managedRuleGroupStatement: { vendorName: "AWS", name, ...more },
});
const and = (...statements: readonly Plain[]): Plain => ({ andStatement: { statements } });
const not = (statement: Plain): Plain => ({ notStatement: { statement } });
const failures = (statement: Plain) =>
  statementFailures(statement, "s").map(({ property, reason }) => `${property}: ${reason}`);

describe("kindOf", () => {
  it("is the one kind that is given, with its settings", () => {
    expect(kindOf(path())?.kind).toBe("byteMatchStatement");
    expect(kindOf({})).toBeUndefined();
    expect(kindOf({ ...path(), ...regex() })).toBeUndefined();
    expect(kindOf({ geoMatchStatement: Symbol("unknown") })).toBeUndefined();
  });
});

describe("innerStatements", () => {
  it("are those that a statement joins, turns round or is scoped down to", () => {
    const inside = (statement: Plain) => {
      const found = kindOf(statement);
      return found === undefined ? [] : innerStatements(found.kind, found.body);
    };
    expect(inside(and(path(), regex()))).toEqual([path(), regex()]);
    expect(inside(not(path()))).toEqual([path()]);
    expect(inside(rate({ scopeDownStatement: path() }))).toEqual([path()]);
    expect(inside(rate())).toEqual([]);
    expect(inside(path())).toEqual([]);
  });
});

describe("statementFailures", () => {
  it.each<[string, Plain]>([
    ["a path", path()],
    ["an expression", regex()],
    ["three levels", not(and(path(), regex()))],
    ["three levels within a limit", rate({ scopeDownStatement: not(and(path(), regex())) })],
    ["a group of AWS's", group("AWSManagedRulesCommonRuleSet")],
    ["a group of another vendor", { managedRuleGroupStatement: { vendorName: "Other", name: "own" } }],
    [
      "values that are not known yet",
      path({ textTransformations: Symbol("unknown"), searchString: Symbol("s") }),
    ],
    ["the least limit and the longest window", rate({ limit: 10, evaluationWindowSec: 600 })],
    ["the greatest limit", rate({ limit: 2_000_000_000 })],
    ["a search of 200 bytes", path({ searchString: "a".repeat(200) })],
  ])("finds nothing wrong with %s", (_, statement) => {
    expect(failures(statement)).toEqual([]);
  });

  it.each<[Plain, readonly string[]]>([
    [{}, ["s: exactly one kind of statement must be given; got 0"]],
    [{ ...path(), ...regex() }, ["s: exactly one kind of statement must be given; got 2"]],
    [and(path()), ["s.andStatement.statements: must hold two statements or more; got 1"]],
    [
      and(path(), regex({ regexString: "(" })),
      [
        "s.andStatement.statements[1].regexMatchStatement.regexString: must be a regular expression of at most 512 characters",
      ],
    ],
    [
      not(path({ searchString: "" })),
      ["s.notStatement.statement.byteMatchStatement.searchString: must have 1 to 200 bytes"],
    ],
    [
      path({ searchString: "字".repeat(67) }),
      ["s.byteMatchStatement.searchString: must have 1 to 200 bytes"],
    ],
    [
      path({ fieldToMatch: { uriPath: {}, method: {} } }),
      ["s.byteMatchStatement.fieldToMatch: exactly one part of the request must be named; got 2"],
    ],
    [path({ fieldToMatch: undefined }), ["s.byteMatchStatement.fieldToMatch: is required"]],
    [
      path({ positionalConstraint: "BEGINS" }),
      [
        's.byteMatchStatement.positionalConstraint: must be one of EXACTLY, STARTS_WITH, ENDS_WITH, CONTAINS, CONTAINS_WORD; got "BEGINS"',
      ],
    ],
    [
      path({ textTransformations: [...NONE, { priority: 0, type: "TRIM" }] }),
      [
        "s.byteMatchStatement.textTransformations: priorities must differ",
        's.byteMatchStatement.textTransformations: "TRIM" is no text transformation',
      ],
    ],
    [
      not(and(path(), not(path()))),
      [
        "s.notStatement.statement.andStatement.statements[1].notStatement.statement.byteMatchStatement: statements are nested 3 deep at most; use ruleJson",
      ],
    ],
    [
      not(rate()),
      [
        "s.notStatement.statement.rateBasedStatement: WAFInvalidParameterException: cannot stand inside another statement",
      ],
    ],
    [
      rate({ scopeDownStatement: rate() }),
      [
        "s.rateBasedStatement.scopeDownStatement.rateBasedStatement: WAFInvalidParameterException: cannot stand inside another statement",
      ],
    ],
    [
      rate({ scopeDownStatement: path({ searchString: "" }) }),
      ["s.rateBasedStatement.scopeDownStatement.byteMatchStatement.searchString: must have 1 to 200 bytes"],
    ],
    [
      rate({ limit: 9, evaluationWindowSec: 61, aggregateKeyType: "ADDRESS" }),
      [
        "s.rateBasedStatement.limit: expected limit to be in the range (10 - 2000000000), got 9",
        "s.rateBasedStatement.evaluationWindowSec: must be one of 60, 120, 300, 600; got 61",
        's.rateBasedStatement.aggregateKeyType: must be one of IP, FORWARDED_IP, CUSTOM_KEYS, CONSTANT; got "ADDRESS"',
      ],
    ],
    [
      rate({ aggregateKeyType: "FORWARDED_IP", forwardedIpConfig: { fallbackBehavior: "BLOCK" } }),
      ['s.rateBasedStatement.forwardedIpConfig.fallbackBehavior: must be MATCH or NO_MATCH; got "BLOCK"'],
    ],
    [
      rate({ aggregateKeyType: "CONSTANT" }),
      ["s.rateBasedStatement.scopeDownStatement: is required where all requests are counted together"],
    ],
    [
      rate({ aggregateKeyType: "CUSTOM_KEYS" }),
      ["s.rateBasedStatement.customKeys: is required where requests are counted by CUSTOM_KEYS"],
    ],
    [
      group("Best"),
      [
        's.managedRuleGroupStatement.name: WAFNonexistentItemException: AWS keeps no rule group "Best" that this rehearsal knows',
      ],
    ],
  ])("refuses %j", (statement, found) => {
    expect(failures(statement)).toEqual(found);
  });
});

describe("capacityOf", () => {
  it.each<[string, Plain, number]>([
    ["an exact match", path(), 2],
    ["a match anywhere", path({ positionalConstraint: "CONTAINS" }), 10],
    ["each transformation that changes something", path({ textTransformations: MENDED }), 22],
    ["an expression", regex(), 3],
    ["a size", { sizeConstraintStatement: { textTransformations: NONE } }, 1],
    ["a join, which is the sum of its parts", and(path(), regex(), not(path())), 7],
    ["a limit, with what it is scoped down to", rate({ scopeDownStatement: and(path(), regex()) }), 7],
    ["a limit by keys of its own", rate({ aggregateKeyType: "CUSTOM_KEYS", customKeys: [{}, {}] }), 62],
    ["a group of AWS's", group("AWSManagedRulesCommonRuleSet"), 700],
    ["a group that is not known", group("Best"), 0],
    ["nothing", {}, 0],
  ])("counts %s", (_, statement, units) => {
    expect(capacityOf(statement)).toBe(units);
  });
});
