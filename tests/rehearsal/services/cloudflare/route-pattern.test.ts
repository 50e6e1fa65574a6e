import { describe, expect, it } from "@jest/globals";
import {
  patternTakes,
  routePattern,
  specificity,
} from "../../../../rehearsal/services/cloudflare/route-pattern.ts";

function takes(pattern: string, host: string, path: string): boolean | undefined {
  const parts = routePattern(pattern);
  return parts && patternTakes(parts, host, path);
}

describe("routePattern", () => {
  it.each([
    ["shop.example/*", "shop.example", "/any/path", true],
    ["Shop.Example/*", "shop.example", "/", true],
    ["shop.example", "shop.example", "/", true],
    ["shop.example", "shop.example", "/a", false],
    ["shop.example/a*", "shop.example", "/ab", true],
    ["shop.example/A/*", "shop.example", "/a/b", false],
    ["*shop.example/*", "myshop.example", "/", true],
    ["*.shop.example/*", "shop.example", "/", false],
    ["*.shop.example/*", "api.shop.example", "/", true],
    ["https://shop.example/*", "shop.example", "/", true],
    ["http://shop.example/*", "shop.example", "/", false],
  ])("%s, asked at %s for %s: %s", (pattern, host, path, expected) => {
    expect(takes(pattern, host, path)).toBe(expected);
  });

  it.each(["shop.example/*.jpg", "shop.example/?a=*", "api.*.example/*", "", "/path"])(
    "is not %j",
    (text) => {
      expect(routePattern(text)).toBeUndefined();
    },
  );

  it("ranks a whole host before a star, and a longer path before a shorter one", () => {
    const patterns = ["*shop.example/*", "shop.example/*", "shop.example/a/*", "shop.example/a/"];
    const ranks = patterns.map(routePattern).flatMap((one) => (one === undefined ? [] : [specificity(one)]));
    expect(ranks).toEqual([...ranks].sort((a, b) => (a.join() < b.join() ? -1 : 1)));
    expect(new Set(ranks.map((rank) => rank.join())).size).toBe(4);
  });
});
