import { describe, expect, it } from "@jest/globals";
import { readExpression } from "../../../../rehearsal/services/cloudflare/expression.ts";

describe("readExpression", () => {
  it.each([
    "true",
    '(http.host eq "api.example.com")',
    'http.request.uri.path in {"/login" "/signup"} and not ip.src in {10.0.0.0/8 2001:db8::/32}',
    'not starts_with(http.request.uri.path, "/health")',
    'any(http.request.headers["origin"][*] eq "https://app.example.com")',
    'any(lower(http.request.headers.names[*])[*] contains "origin")',
    '(ssl and http.request.method in {"GET" "HEAD"}) or cf.client.bot',
    'http.request.headers["origin"][0] == "https://a.example" && http.response.code ge 500',
    'http.host strict wildcard r"*.example.com" || http.host wildcard r#"a"b*"#',
    'concat("https://", http.host, http.request.uri.path)',
    'ip.src in $office and ip.src.country in {"ID"}',
    "http.response.code in {400..499 503}",
    "!ssl",
    'len(http.request.uri.query) > 0 and http.request.uri.path matches "^/api/"',
  ])("accepts %s", (expression) => {
    expect(readExpression(expression)).not.toHaveProperty("fault");
  });

  it.each([
    ["an empty expression", "  ", "the expression is empty"],
    ["a text that is not closed", 'http.host eq "api', "a text that is not closed at position 13"],
    ["a bracket that is not closed", '(http.host eq "a"', '"(" at position 0 is not closed'],
    ["a bracket that closes nothing", 'http.host eq "a")', '")" closes nothing at position 16'],
    ["a bracket of another kind", 'http.host in {"a")', '")" closes nothing at position 17'],
    ["an unknown field", 'http.hostname eq "a"', 'unknown field "http.hostname" at position 0'],
    ["an unknown function", 'lowercase(http.host) eq "a"', 'unknown function "lowercase" at position 0'],
    ["two values side by side", 'http.host "a"', "an operator is missing before a value at position 10"],
    ["two conditions side by side", "(ssl) (ssl)", 'an operator is missing before "(" at position 6'],
    ["an operator at the end", "ssl and", "a value is missing at the end"],
    ["an operator at the start", "and ssl", 'a value is missing before "and" at position 0'],
    ["two operators side by side", "ssl and or ssl", 'a value is missing before "or" at position 8'],
    ["single quotes", "http.host eq 'a'", 'unexpected character "\'" at position 13'],
  ])("refuses %s", (_cause, expression, fault) => {
    expect(readExpression(expression)).toEqual({ fault });
  });

  it("accepts 4096 characters and refuses one more", () => {
    const sized = (length: number): string => `http.host eq "${"a".repeat(length - 15)}"`;
    expect(readExpression(sized(4096))).not.toHaveProperty("fault");
    expect(readExpression(sized(4097))).toHaveProperty("fault");
  });

  it("tells which fields are used, and not those inside texts", () => {
    const facts = readExpression('http.host eq "ip.src" and ssl');
    expect(facts).toEqual({ fields: new Set(["http.host", "ssl"]), usesRegex: false });
  });

  it.each(['http.host matches "a"', 'http.host ~ "a"', 'regex_replace(http.host, "a", "b") eq "b"'])(
    "sees the regular expression in %s",
    (text) => {
      expect(readExpression(text)).toMatchObject({ usesRegex: true });
    },
  );

  it("takes no regular expression from a text that speaks of one", () => {
    expect(readExpression('http.host eq "matches"')).toMatchObject({ usesRegex: false });
  });
});
