import { describe, expect, it } from "@jest/globals";
import { HIDDEN, shown } from "../../../infra/lib/shown.ts";

describe("shown", () => {
  it.each([
    [undefined, "nothing"],
    [null, "nothing"],
    ["prod", '"prod"'],
    ["", '""'],
    [80, "80"],
    [0, "0"],
    [false, "false"],
    [[], "an empty list"],
    [["a"], "a list"],
    [{}, "an empty group"],
    [{ a: 1 }, "a group of keys"],
  ])("tells %j as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it("cuts a long text", () => {
    expect(shown("a".repeat(200))).toBe(`"${"a".repeat(100)}…"`);
  });

  it.each([
    ["a secret's own place", ["secrets", "JWT"], "value"],
    ["the place of a secret's name", ["services", "api", "secrets", "DATABASE_URL"], "value"],
    ["a variable with a secret's name", ["services", "api", "environment", "API_KEY"], "value"],
    ["a number under a secret's name", ["services", "api", "environment", "DB_PASSWORD"], 12345],
    ["a text that is a credential anywhere", ["owner"], "AKIAABCDEFGHIJKLMNOP"],
    ["a credential without a place", [], "postgres://a:b@c/d"],
  ])("hides %s", (_, path, value) => {
    expect(shown(value, path)).toBe(HIDDEN);
  });

  it("shows what says where a secret comes from", () => {
    expect(shown(42, ["secrets", "JWT_SECRET", "length"])).toBe("42");
  });
});
