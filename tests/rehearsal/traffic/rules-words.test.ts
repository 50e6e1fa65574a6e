import { describe, expect, it } from "@jest/globals";
import { FIELDS, FUNCTIONS } from "../../../rehearsal/traffic/rules-words.ts";
import { visit } from "./entities.ts";

describe("FIELDS", () => {
  it.each([
    ["http.request.uri.path", "/a/../B.JS", "/B.JS"],
    ["raw.http.request.uri.path", "/a/../B.JS", "/a/../B.JS"],
    ["http.request.uri.path.extension", "/a/../B.JS", "js"],
    ["http.request.uri.path.extension", "/a.b/c", ""],
    ["http.user_agent", "/", ""],
  ])("%s of %s is %s", (field, path, value) => {
    expect(FIELDS[field]?.(visit(path))).toBe(value);
  });
});

describe("FUNCTIONS", () => {
  it("are worth what they say", () => {
    const worth = (name: string, ...texts: readonly string[]) => FUNCTIONS[name]?.(...texts);
    expect(worth("lower", "aB")).toBe("ab");
    expect(worth("upper", "aB")).toBe("AB");
    expect(worth("len", "é")).toBe(2); // bytes
    expect([worth("starts_with", "ab", "a"), worth("ends_with", "ab", "a")]).toEqual([true, false]);
    expect(worth("concat", "a", "b", "c")).toBe("abc");
  });
});
