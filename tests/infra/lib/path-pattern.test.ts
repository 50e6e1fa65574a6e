import { describe, expect, it } from "@jest/globals";
import { coversPath, PATH_PATTERN, pathPattern } from "../../../infra/lib/path-pattern.ts";

describe("PATH_PATTERN", () => {
  it.each(["/", "/*", "/login", "/api/*", "/a.b/~c_d-e", "/api/"])("takes %s", (text) => {
    expect(PATH_PATTERN.test(text)).toBe(true);
  });

  it.each(["", "login", "/api*", "/a/*/b", "//", "/a?b", "/a b", "/%61", "https://a/b"])(
    "refuses %j",
    (text) => {
      expect(PATH_PATTERN.test(text)).toBe(false);
    },
  );
});

describe("pathPattern", () => {
  it.each([
    ["/", "", false],
    ["/*", "", true],
    ["/api/", "/api", false],
    ["/api/*", "/api", true],
    ["/login", "/login", false],
  ])("reads %s", (text, base, below) => {
    expect(pathPattern(text)).toEqual({ base, below });
  });
});

describe("coversPath", () => {
  it.each([
    ["/*", "/"],
    ["/*", "/api/*"],
    ["/api/*", "/api"],
    ["/api/*", "/API/login"],
    ["/login", "/Login/"],
  ])("%s covers %s", (outer, inner) => {
    expect(coversPath(outer, inner)).toBe(true);
  });

  it.each([
    ["/login", "/login/*"],
    ["/api/*", "/apiary"],
    ["/api/*", "/*"],
    ["/", "/a"],
  ])("%s does not cover %s", (outer, inner) => {
    expect(coversPath(outer, inner)).toBe(false);
  });
});
