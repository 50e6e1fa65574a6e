import { describe, expect, it } from "@jest/globals";
import { takesPath } from "../../../infra/lib/takes-path.ts";

describe("takesPath", () => {
  it.each([
    ["/*", "/health", true],
    ["/health", "/health", true],
    ["/health", "/health/deep", false],
    ["/api/*", "/health", false],
    ["/?ealth", "/health", true],
    ["/*/live", "/api/live", true],
    ["/a.b", "/aXb", false],
  ])("of %s and %s says %s", (pattern, path, expected) => {
    expect(takesPath(pattern, path)).toBe(expected);
  });
});
