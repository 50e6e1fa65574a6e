import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matchesExpression } from "../../policies/languages/rules-expression.ts";
import { matchesStatement } from "../../policies/languages/waf-statement.ts";
import { statementHolds } from "../../rehearsal/traffic/acl-statement.ts";
import type { WebRequest } from "../../rehearsal/traffic/answer.ts";
import { meansRequest } from "../../rehearsal/traffic/rules-language.ts";

/** Two readers of one language, written apart: the policies judge by one, the rehearsal's traffic goes by the other. */
const ASKED: WebRequest = {
  method: "POST",
  host: "www.example.com",
  path: "/articles/2008/",
  address: "203.0.113.9",
  headers: { origin: "https://shop.example", "user-agent": "Mozilla/5.0" },
};

/** Each row's worth, by the documentation: operators and normalisation were read 2026-11-27, the rest is from memory, 2026-11. */
const EXAMPLES: readonly (readonly [expression: string, worth: boolean, more?: Partial<WebRequest>])[] = [
  ['http.request.uri.path eq "/articles/2008/"', true],
  ["ip.src ne 203.0.113.0", true],
  ['http.request.uri.path contains "/articles/"', true],
  ["ip.src in {203.0.113.0/24 198.51.100.1}", true],
  ["ip.src in {2001:db8::/32}", true, { address: "2001:db8::5" }],
  ['http.host in {"example.com" "www.example.com"}', true],
  ['not (http.host eq "a" and ip.src in {203.0.113.0/24}) or false', true],
  ["true or true xor true", true],
  ["true xor true and false", true],
  ["not false and false", false],
  ['lower(http.host) == "www.example.com" && http.request.method != "GET"', true],
  ['http.request.uri.path eq "/hello"', true, { path: "/%68ello" }],
  ['http.request.uri.path eq "/hello/pa/th"', true, { path: "/%68ello//pa\\th" }],
  ['http.request.uri.path eq "/hello"', false, { path: "/%2fhello" }],
  ['http.request.uri.path eq "/%2Fhello"', true, { path: "/%2fhello" }],
  ['raw.http.request.uri.path eq "/%68ello"', true, { path: "/%68ello" }],
  ['http.request.headers["missing"][0] eq "x"', false],
  ['http.request.headers["missing"][0] ne "x"', true],
  ['http.request.headers["Origin"][0] eq "https://shop.example"', false],
  ['http.request.headers["origin"][0] eq "https://shop.example"', true],
];

const word = fc.constantFrom("a", "/", "/a", "/a/b", "/A", "www.example.com", "GET", "POST", "js", 'q"\\');
const quoted = word.map((text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
const field = fc.constantFrom(
  ...["http.host", "http.request.method", "http.request.uri.path", "raw.http.request.uri.path"],
  ...["http.request.uri.path.extension", "http.user_agent"],
  ...['http.request.headers["origin"][0]', 'http.request.headers["missing"][0]'],
);
const value = fc.oneof(
  field,
  fc.tuple(fc.constantFrom("lower", "upper"), field).map(([name, one]) => `${name}(${one})`),
  fc.tuple(field, quoted).map(([one, other]) => `concat(${one}, ${other})`),
);
const block = fc.constantFrom(
  "203.0.113.9",
  "203.0.113.0/24",
  "198.51.100.0/25",
  "2001:db8::/32",
  "0.0.0.0/0",
);
const comparison = fc.oneof(
  fc
    .tuple(value, fc.constantFrom("eq", "ne", "==", "!=", "contains"), quoted)
    .map((parts) => parts.join(" ")),
  fc
    .tuple(value, fc.array(quoted, { minLength: 1, maxLength: 3 }))
    .map(([one, all]) => `${one} in {${all.join(" ")}}`),
  fc
    .tuple(fc.constantFrom("starts_with", "ends_with"), field, quoted)
    .map(([name, a, b]) => `${name}(${a}, ${b})`),
  fc.array(block, { minLength: 1, maxLength: 3 }).map((all) => `ip.src in {${all.join(" ")}}`),
  fc
    .tuple(fc.constantFrom("lt", "<=", "gt", ">="), fc.nat({ max: 20 }))
    .map(([sign, n]) => `len(http.host) ${sign} ${n}`),
  fc.constantFrom("true", "false"),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    comparison,
    tie("expression").map((one) => `not (${one})`),
    tie("expression").map((one) => `(${one})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("and", "or", "xor", "&&", "||", "^^"), tie("expression"))
      .map((parts) => parts.join(" ")),
  ),
}));

const step = fc.constantFrom("a", "A", "b.js", "..", ".", "", "%2e%2e", "%61", "%2f", "%2F", "%25", "\\");
const path = fc.array(step, { maxLength: 5 }).map((steps) => `/${steps.join("/")}`);
const request: fc.Arbitrary<WebRequest> = fc.record({
  method: fc.constantFrom("GET", "POST"),
  host: fc.constantFrom("www.example.com", "a"),
  path,
  address: fc.constantFrom("203.0.113.9", "198.51.100.200", "2001:db8::5"),
  headers: fc.constantFrom<Record<string, string>>(
    {},
    { origin: "/a" },
    { "user-agent": "a", origin: 'q"\\' },
  ),
});

describe("Cloudflare's rules language", () => {
  it.each([...EXAMPLES])(
    "reads %s as %s, to the policies and to the rehearsal",
    (source, worth, more = {}) => {
      const asked = { ...ASKED, ...more };
      expect([matchesExpression(source, asked), meansRequest(source, asked)]).toEqual([worth, worth]);
    },
  );

  it("means the same requests to both, whatever the expression", () => {
    fc.assert(
      fc.property(expression, request, (source, asked) => {
        expect(meansRequest(source, asked)).toBe(matchesExpression(source, asked));
      }),
      { numRuns: 1000 },
    );
  });
});

const transformations = fc
  .uniqueArray(fc.constantFrom("NONE", "LOWERCASE", "URL_DECODE", "NORMALIZE_PATH"), { minLength: 1 })
  .map((types) => types.map((type, priority) => ({ type, priority })).reverse());
const fieldToMatch = fc.constantFrom<object>(
  { uriPath: {} },
  { method: {} },
  { singleHeader: { name: "host" } },
  { singleHeader: { name: "Origin" } },
  { singleHeader: { name: "missing" } },
);
const part = fc.oneof(
  fc
    .record({
      fieldToMatch,
      textTransformations: transformations,
      searchString: word,
      positionalConstraint: fc.constantFrom("EXACTLY", "STARTS_WITH", "ENDS_WITH", "CONTAINS"),
    })
    .map((byteMatchStatement) => ({ byteMatchStatement })),
  fc
    .record({
      fieldToMatch,
      textTransformations: transformations,
      regexString: fc.constantFrom("^/a(/|$)", "^(GET|HEAD)$", "example", ".*"),
    })
    .map((regexMatchStatement) => ({ regexMatchStatement })),
  fc
    .record({
      fieldToMatch,
      textTransformations: transformations,
      comparisonOperator: fc.constantFrom("EQ", "NE", "LT", "LE", "GT", "GE"),
      size: fc.nat({ max: 16 }),
    })
    .map((sizeConstraintStatement) => ({ sizeConstraintStatement })),
);
const { statement } = fc.letrec<{ statement: Readonly<Record<string, unknown>> }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    part,
    tie("statement").map((one) => ({ notStatement: { statement: one } })),
    fc
      .array(tie("statement"), { minLength: 2, maxLength: 3 })
      .map((statements) => ({ andStatement: { statements } })),
    fc
      .array(tie("statement"), { minLength: 2, maxLength: 3 })
      .map((statements) => ({ orStatement: { statements } })),
  ),
}));

describe("statements of AWS WAF", () => {
  const exactly = (searchString: string, ...types: readonly string[]) => ({
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "EXACTLY",
      searchString,
      textTransformations: types.map((type, priority) => ({ type, priority })),
    },
  });

  it.each([
    [
      "nothing is decoded by NORMALIZE_PATH",
      exactly("/a/%2e%2e/b", "NORMALIZE_PATH"),
      "/a//./%2e%2e/b",
      true,
    ],
    ["escapes are decoded by URL_DECODE", exactly("/a/../b", "URL_DECODE"), "/a/%2e%2e/b", true],
    ["both do what both do", exactly("/b", "URL_DECODE", "NORMALIZE_PATH"), "/a/%2e%2e/b", true],
    ["the order is that of priorities", exactly("/b", "NORMALIZE_PATH", "URL_DECODE"), "/a/%2e%2e/b", false],
  ])("%s, to the policies and to the rehearsal", (_, example, asked, holds) => {
    const found = { ...ASKED, path: asked };
    expect([matchesStatement(example, found), statementHolds(example, found)]).toEqual([holds, holds]);
  });

  it("hold for the same requests to both, whatever the statement", () => {
    fc.assert(
      fc.property(statement, request, (one, asked) => {
        expect(statementHolds(one, asked)).toBe(matchesStatement(one, asked));
      }),
      { numRuns: 1000 },
    );
  });
});
