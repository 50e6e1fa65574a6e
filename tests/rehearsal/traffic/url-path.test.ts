import { describe, expect, it } from "@jest/globals";
import { pathAtCloudflare, urlDecoded, withoutDots } from "../../../rehearsal/traffic/url-path.ts";

describe("pathAtCloudflare", () => {
  // The first three stand among Cloudflare's own examples.
  it.each([
    ["/hello", "/hello"],
    ["/%68ello", "/hello"],
    ["/%68ello//pa\\th", "/hello/pa/th"],
    ["/a%2fb%3f", "/a%2Fb%3F"],
    ["/a/%2e%2E/b", "/b"],
    ["/%7Ea%2D%5f", "/~a-_"],
    ["/100%", "/100%"],
    ["/a/", "/a/"],
  ])("mends %s to %s", (path, mended) => {
    expect(pathAtCloudflare(path)).toBe(mended);
  });
});

describe("withoutDots", () => {
  it.each([
    ["/", "/"],
    ["", "/"],
    ["//a///b", "/a/b"],
    ["/a/./b/..", "/a/"],
    ["/../../a", "/a"],
    ["/a/%2e%2e/b", "/a/%2e%2e/b"],
    ["/a/...", "/a/..."],
  ])("resolves %s to %s, and decodes nothing", (path, resolved) => {
    expect(withoutDots(path)).toBe(resolved);
  });
});

describe("urlDecoded", () => {
  it("decodes each escape once, and leaves what is none", () => {
    expect(urlDecoded("/%61%2Fb%252e%")).toBe("/a/b%2e%");
  });
});
