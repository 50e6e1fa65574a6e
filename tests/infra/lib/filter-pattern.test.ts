import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { filterPatternFault } from "../../../infra/lib/filter-pattern.ts";
import { logMetricFilter } from "../../../rehearsal/services/aws/log-metric-filter.ts";

describe("filterPatternFault", () => {
  it.each([
    ["a field and a text", '{ $.event = "order_created" }'],
    ["several conditions", '{ $.event = "request" && ($.status >= 500 || $.status = 429) }'],
    ["without spaces", '{$.status>=500&&$.path!="/health"}'],
    ["a text with signs of the language", '{ $.path = "/a}b && c\\" ]" }'],
    ["wildcards and numbers", "{ $.address = 123.123.* || $.ratio < -1.5e-3 || $.code = 4* }"],
    ["a regular expression", "{ $.path = %^/api/[a-z]+$% }"],
    [
      "a field that is there or not",
      '{ $.user NOT EXISTS || $.error IS NULL || $.done IS TRUE || $.id = "*" }',
    ],
    [
      "items of lists and odd names",
      "{ $.items[0].id = 1 || $.tags[*] = \"x\" || $.['a b'] = 2 || $.user-id = 3 }",
    ],
    ["words of a line", "[ip, user, ..., status = 4* || status = 5*, bytes > 1000]"],
    ["one word of a line", "[(level = ERROR || level = WARN) && level != %DEBUG%]"],
    ["a term", "ERROR"],
    ["terms, a phrase, an exception", '?ERROR ?WARN -"exit code" %time.?out%'],
    ["signs in quotes", '"code: 500"'],
    ["space around", '  { $.a = "b" }  '],
  ])("takes %s: %s", (_, pattern) => {
    expect(filterPatternFault(pattern)).toBeUndefined();
  });

  it.each([
    ['{ $.event = "x"', "a brace that nobody closes", "End it with }"],
    ['{ $.event = "x }', "a quote that nobody closes", 'Close it with "'],
    ["{ $.path = %/api }", "a % that nobody closes", "End the regular expression with %"],
    ["{ ($.a = 1 && $.b = 2 }", "a parenthesis that nobody closes", "Close it with )"],
    ["{ }", "braces around nothing", 'Write a condition, such as { $.event = "refused" }'],
    ["{", "the end where a condition begins", "Write a field such as $.event"],
    ['{ event = "x" }', '"event" where a condition begins', "Write a field such as $.event"],
    ['{ $event = "x" }', '"$event", which names no field', "Write a field such as $.event or $.items[0].id"],
    [
      "{ $.event }",
      "$.event compared with nothing",
      'Write $.event = "value", or $.event = "*" for a field that is there',
    ],
    [
      "{ $.event EXISTS }",
      "$.event compared with nothing",
      'Write $.event = "value", or $.event = "*" for a field that is there',
    ],
    ["{ $.a NOT NULL }", "NOT without EXISTS after $.a", "Write $.a NOT EXISTS"],
    [
      "{ $.a IS missing }",
      "IS without NULL, TRUE or FALSE after $.a",
      "Write one of the three in capital letters",
    ],
    ['{ $.status >= "many" }', '"\\"many\\"" where a value is compared with $.status', "Write a number"],
    ["{ $.status >= 5xx }", '"5xx" where $.status is compared as a number', "Write a number"],
    [
      "{ $.a = }",
      '"}" where a value is compared with $.a',
      "Write a number, a text in quotes or a regular expression between %",
    ],
    [
      "{ $.a = 1 $.b = 2 }",
      '"$.b" after a whole condition',
      "Put a value of several words in quotes, or join two conditions with && or ||",
    ],
    ["{ $.a = 1 && }", '"}" where a condition begins', "Write a field such as $.event"],
    ["{ $.a = 1 } { $.b = 2 }", "something behind the last }", "Take it away, or write it between the signs"],
    [
      "{ $.path = /api }",
      '"/api" where it means nothing',
      "Put text with other signs than letters, digits and _ in quotes",
    ],
    ["[ip, user", "a bracket that nobody closes", "End it with ]"],
    ["[]", '"]" where a condition begins', "Write a name for each word, with commas between them, or ..."],
    [
      "[ip,, user]",
      '"," where a condition begins',
      "Write a name for each word, with commas between them, or ...",
    ],
    ['"exit code', "a quote that nobody closes", 'Close it with "'],
    ["%time", "a % that nobody closes", "End the regular expression with %"],
    ["code: 500", '"code:"', "Put a term with other signs than letters, digits and _ in quotes"],
    ["ERROR -", '"-"', "Put a term with other signs than letters, digits and _ in quotes"],
    ['"a""b"', '"\\"a\\"\\"b\\""', "Put a term with other signs than letters, digits and _ in quotes"],
  ])("refuses %s", (pattern, found, next) => {
    expect(filterPatternFault(pattern)).toEqual({ found, next });
  });

  const field = fc.stringMatching(/^\$(\.[a-z][a-zA-Z0-9_]{0,4}|\[[0-9]\]){1,3}$/);
  const value = fc.oneof(
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)),
    fc.stringMatching(/^%[a-z.*]{1,6}%$/),
  );
  const condition = fc.oneof(
    fc.tuple(field, fc.constantFrom("=", "!="), value).map((parts) => parts.join(" ")),
    fc.tuple(field, fc.constantFrom("<", "<=", ">", ">="), fc.integer()).map((parts) => parts.join("")),
    fc.tuple(field, fc.constantFrom("IS NULL", "IS TRUE", "NOT EXISTS")).map((parts) => parts.join(" ")),
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: "small" },
      condition,
      fc
        .tuple(tie("expression"), fc.constantFrom("&&", "||"), tie("expression"))
        .map((parts) => parts.join(" ")),
      tie("expression").map((inner) => `(${inner})`),
    ),
  }));
  const whole = expression.map((inner) => `{ ${inner} }`);
  const cloudRefuses = (pattern: string) =>
    (logMetricFilter.check?.({ pattern }, undefined as never) ?? []).length > 0; // its check asks nothing of a cloud

  it("takes every condition that is put together by the rules, and so does the cloud", () => {
    fc.assert(
      fc.property(whole, (pattern) => {
        fc.pre(pattern.length <= 1024);
        expect([pattern, filterPatternFault(pattern)]).toEqual([pattern, undefined]);
        expect([pattern, cloudRefuses(pattern)]).toEqual([pattern, false]);
      }),
    );
  });

  it("refuses whatever the cloud refuses, wherever a pattern is cut off or a sign is lost", () => {
    fc.assert(
      fc.property(whole, fc.nat(), fc.boolean(), (pattern, place, lost) => {
        const at = place % pattern.length;
        const broken = lost ? pattern.slice(0, at) + pattern.slice(at + 1) : pattern.slice(0, at);
        fc.pre(broken.trim() !== "" && broken.length <= 1024);
        expect([broken, cloudRefuses(broken) && filterPatternFault(broken) === undefined]).toEqual([
          broken,
          false,
        ]);
      }),
    );
  });

  it("answers for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]()$.=!<>&|%"\\a1 ,-?*') }), (text) => {
        const fault = filterPatternFault(text);
        expect(fault === undefined || fault.found.length > 0).toBe(true);
      }),
    );
  });
});
