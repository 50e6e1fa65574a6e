import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { normalPath, webRequest } from "../../../policies/languages/web-request.ts";

describe("webRequest", () => {
  it("asks as an ordinary caller does where nothing else is said", () => {
    expect(webRequest({ host: "shop.example", path: "/" })).toEqual({
      method: "GET",
      host: "shop.example",
      path: "/",
      address: "203.0.113.7",
      headers: {},
    });
  });

  it("keeps what is said", () => {
    const said = { method: "PUT", host: "a.example", path: "/x", address: "::1", headers: { a: "b" } };
    expect(webRequest(said)).toEqual(said);
  });
});

describe("normalPath", () => {
  it.each([
    ["/a/b", "/a/b"],
    ["/", "/"],
    ["", "/"],
    ["//a///b", "/a/b"],
    ["/a/", "/a/"],
    ["/a//", "/a/"],
    ["/a/./b", "/a/b"],
    ["/a/.", "/a/"],
    ["/a/b/..", "/a/"],
    ["/a/../b", "/b"],
    ["/../../b", "/b"],
    ["/a/../..", "/"],
    ["/%61%2fb", "/a%2Fb"], // a slash that is escaped is a letter of its step
    ["/a\\b", "/a/b"],
    ["/a/%2e%2E/b", "/b"],
    ["/a/%252e%252e/b", "/a/%252e%252e/b"], // an escaped escape stays one
    ["/100%", "/100%"],
    ["/...", "/..."],
  ])("reads %s as %s", (path, read) => {
    expect(normalPath(path)).toBe(read);
  });

  const step = fc.constantFrom("a", "b", "..", ".", "", "%2e", "%2e%2e", "%2f", "...");
  const path = fc.array(step, { maxLength: 8 }).map((steps) => `/${steps.join("/")}`);

  it("leaves neither dots nor doubled slashes behind, whatever the spelling", () => {
    fc.assert(
      fc.property(path, (asked) => {
        const read = normalPath(asked);
        expect(read.startsWith("/")).toBe(true);
        expect(read).not.toContain("//");
        expect(read.split("/").filter((part) => part === "." || part === "..")).toEqual([]);
        expect(normalPath(read)).toBe(read);
      }),
    );
  });

  it("reads dots as every browser does", () => {
    const plain = fc.array(fc.constantFrom("a", "b", "..", "."), { maxLength: 8 });
    fc.assert(
      fc.property(plain, (steps) => {
        const asked = `/${steps.join("/")}`;
        expect(normalPath(asked)).toBe(new URL(asked, "https://shop.example").pathname);
      }),
    );
  });
});
