import { describe, expect, it } from "@jest/globals";
import { checkBlockedPaths } from "../../../../infra/config/checks/blocked-paths.ts";

const found = (blockedPaths: string[]) =>
  checkBlockedPaths({
    edge: { blockedPaths },
    bypass: [{ path: "/hooks/pay" }],
    services: { api: { health: { livePath: "/health", deepPath: "/api/health" } } },
  }).map((problem) => problem.found);

describe("checkBlockedPaths", () => {
  it("accepts what no machine asks for", () => {
    expect(found(["/debug", "/api/health/debug", "/hooks/pay/debug", "/healthy"])).toEqual([]);
  });

  it("refuses a path around a health route or a bypass, letters in either case", () => {
    expect(found(["/API"])).toEqual(['"/API" around "/api/health" of a health route']);
    expect(found(["/debug", "/health"])).toEqual(['"/health" around "/health" of a health route']);
    expect(found(["/hooks"])).toEqual(['"/hooks" around "/hooks/pay" of bypass.0']);
  });
});
