import { describe, expect, it } from "@jest/globals";
import { NotUnderstood } from "../../../policies/languages/not-understood.ts";
import {
  addressesIn,
  matchesExpression,
  textOfExpression,
  textsOf,
} from "../../../policies/languages/rules-expression.ts";
import { normalPath, webRequest } from "../../../policies/languages/web-request.ts";

const REQUEST = webRequest({
  method: "POST",
  host: "api.shop.example",
  path: "/A//b/../c.js",
  address: "203.0.113.9",
  headers: { origin: "https://shop.example" },
});

describe("matchesExpression", () => {
  it.each([
    ["true", true],
    ["not true", false],
    ['http.host eq "api.shop.example"', true],
    ['http.host == "x" || http.host ne "y"', true],
    ['http.host in {"a" "api.shop.example"}', true],
    ['not http.host in {"a"}', true],
    ['http.request.uri.path eq "/A/c.js"', true],
    ['raw.http.request.uri.path eq "/A//b/../c.js"', true],
    ['http.request.uri.path.extension in {"js" "css"}', true],
    ['lower(http.request.uri.path) contains "/a/"', true],
    ['starts_with(http.host, "api.") and ends_with(http.host, ".example")', true],
    ["ip.src in {203.0.113.0/24}", true],
    ["ip.src in {198.51.100.0/24 2001:db8::/32}", false],
    ["ip.src eq 203.0.113.9", true],
    ["len(http.host) gt 3", true],
    ['http.request.headers["origin"][0] eq "https://shop.example"', true],
    ['http.request.headers["missing"][0] eq "x"', false],
    ['not (http.request.headers["missing"][0] in {"x"})', true],
    ['http.host eq "x" and http.host eq "y" or true', true],
    ['http.host eq "x" and (http.host eq "y" or true)', false],
    ['http.request.method eq "POST" xor true', false],
  ])("%s is %s", (expression, expected) => {
    expect(matchesExpression(expression, REQUEST)).toBe(expected);
  });

  it.each([
    "cf.bot_management.score lt 30",
    'http.host matches "x"',
    "ip.src in $offices",
    'http.host eq "open',
    'any(http.host eq "x")',
    "(true",
    "true true",
  ])("does not guess at %s", (expression) => {
    expect(() => matchesExpression(expression, REQUEST)).toThrow(NotUnderstood);
  });
});

describe("textOfExpression", () => {
  it("gives a header's value, and nothing for a missing one", () => {
    expect(textOfExpression('http.request.headers["origin"][0]', REQUEST)).toBe("https://shop.example");
    expect(textOfExpression('http.request.headers["missing"][0]', REQUEST)).toBeUndefined();
    expect(textOfExpression('concat("a", http.host)', REQUEST)).toBe("aapi.shop.example");
  });
});

describe("normalPath", () => {
  it.each([
    ["/", "/"],
    ["/a/", "/a/"],
    ["/a/./b", "/a/b"],
    ["/a/../b", "/b"],
    ["/../../b", "/b"],
    ["/a/..", "/"],
    ["//a///b", "/a/b"],
    ["/%61%2fb", "/a%2Fb"],
    ["/a/%2e%2e/b", "/b"],
  ])("of %s is %s", (path, expected) => {
    expect(normalPath(path)).toBe(expected);
  });
});

describe("addressesIn", () => {
  it("are the addresses and blocks that stand without quotes", () => {
    const source = 'http.host eq "10.0.0.1" and not ip.src in {203.0.113.0/24 ::1} or ip.src eq 198.51.100.7';
    expect(addressesIn(source)).toEqual(["203.0.113.0/24", "::1", "198.51.100.7"]);
    expect(addressesIn("len(http.host) gt 3 and true")).toEqual([]);
  });
});

describe("textsOf", () => {
  it("are the texts in quotes, without their escapes", () => {
    expect(textsOf('http.host eq "a" and not http.request.uri.path in {"/b" "c\\"d"}')).toEqual([
      "a",
      "/b",
      'c"d',
    ]);
    expect(textsOf("true")).toEqual([]);
  });
});
