import { describe, expect, it } from "@jest/globals";
import { meansRequest, textFrom } from "../../../rehearsal/traffic/rules-language.ts";
import { visit } from "./entities.ts";

const asked = visit("/A//b/../c.js", { headers: { origin: "https://shop.example" } });

describe("meansRequest", () => {
  it.each([
    ['http.host eq "x" and http.host eq "y" or true', true],
    ['http.host eq "x" and (http.host eq "y" or true)', false],
    ["true or true xor true", true], // xor binds closer than or
    ["true xor true and false", true], // and binds closer than xor
    ["not false and false", false], // not binds closest
    ["!!true", true],
    ["ip.src in {198.51.100.0/24}", true],
    ["ip.src eq 198.51.100.8", false],
    ["len(http.host) gt 15 && len(http.host) le 16", true],
    ['http.request.headers["missing"][0] ne "x"', true],
    ['http.request.headers["missing"][0] eq "x"', false],
    ['http.request.headers["Origin"][0] eq "https://shop.example"', false],
    ['http.request.headers["origin"][1] eq "https://shop.example"', false],
    ['http.request.headers["missing"][0] in {"x"}', false],
    ['starts_with(http.request.headers["missing"][0], "")', false],
  ])("%s: %s", (expression, meant) => {
    expect(meansRequest(expression, asked)).toBe(meant);
  });

  it.each([
    ["a field that it does not know", "cf.waf.score lt 10"],
    ["a function that it does not know", 'any(http.host eq "x")'],
    ["an operator that it does not know", 'http.host matches "x"'],
    ["words behind the end", "true true"],
    ["a bracket that stays open", "(true"],
    ["nothing", ""],
    ["a value alone", "http.host"],
    ["a sign for a value", "http.host eq )"],
    ["sizes of texts", 'http.host lt "a"'],
    ["a part of a number", 'len(http.host) contains "1"'],
    ["a field in a list", "http.host in {http.host}"],
    ["a name of every object", "constructor eq 1"],
  ])("refuses %s", (_, expression) => {
    expect(() => meansRequest(expression, asked)).toThrow("The rehearsal's edge");
  });
});

describe("textFrom", () => {
  it("makes a text of values, and nothing where one is missing", () => {
    expect(textFrom('concat("<", http.request.headers["origin"][0], ">")', asked)).toBe(
      "<https://shop.example>",
    );
    expect(textFrom('concat("<", http.request.headers["missing"][0])', asked)).toBeUndefined();
    expect(textFrom("len(http.host)", asked)).toBe("16");
  });
});
