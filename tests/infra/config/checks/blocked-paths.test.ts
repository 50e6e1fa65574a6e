import { describe, expect, it } from "@jest/globals";
import { checkBlockedPaths } from "../../../../infra/config/checks/blocked-paths.ts";

const found = (blockedPaths: string[]) =>
  checkBlockedPaths(
    {
      edge: { blockedPaths },
      bypass: [{ path: "/hooks/pay" }],
      services: { api: { health: { livePath: "/health", deepPath: "/api/health" } } },
    },
    new Set(),
  ).map((problem) => problem.found);

const others = (edge: { blockedPaths?: string[]; blockedHostnames: string[] }, wrong: string[] = []) =>
  checkBlockedPaths({ domain: "shop.example", edge }, new Set(wrong)).map(
    ({ where, found: text }) => `${where} ${text}`,
  );

describe("checkBlockedPaths", () => {
  it("accepts what no machine asks for", () => {
    expect(found(["/debug", "/api/health/debug", "/hooks/pay/debug", "/healthy"])).toEqual([]);
  });

  it("refuses a path around a health route or a bypass, letters in either case", () => {
    expect(found(["/API"])).toEqual(['"/API" around "/api/health" of a health route']);
    expect(found(["/debug", "/health"])).toEqual(['"/health" around "/health" of a health route']);
    expect(found(["/hooks"])).toEqual(['"/hooks" around "/hooks/pay" of bypass.0']);
  });

  it("accepts hostnames of other stacks in the zone, beside paths", () => {
    const edge = { blockedPaths: ["/debug"], blockedHostnames: ["api-test.shop.example", "shop.example"] };
    expect(others(edge)).toEqual([]);
  });

  it("refuses hostnames without paths, unless those are told as wrong already", () => {
    const edge = { blockedHostnames: ["api-test.shop.example"] };
    expect(others(edge)).toEqual(["edge.blockedHostnames none"]);
    expect(others(edge, ["edge.blockedPaths"])).toEqual([]);
  });

  it("refuses a hostname of another zone", () => {
    const edge = { blockedPaths: ["/debug"], blockedHostnames: ["api.myshop.example"] };
    expect(others(edge)).toEqual(['edge.blockedHostnames.0 "api.myshop.example"']);
  });
});
