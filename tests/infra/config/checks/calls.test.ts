import { describe, expect, it } from "@jest/globals";
import { checkCalls } from "../../../../infra/config/checks/calls.ts";

const NONE: ReadonlySet<string> = new Set();

/** Services that each call those named. */
const stack = (ways: Readonly<Record<string, readonly string[]>>) => ({
  services: Object.fromEntries(
    Object.entries(ways).map(([name, callees]) => [
      name,
      { calls: Object.fromEntries(callees.map((callee) => [`${callee.toUpperCase()}_URL`, callee])) },
    ]),
  ),
});
const found = (ways: Readonly<Record<string, readonly string[]>>) =>
  checkCalls(stack(ways), NONE).map((problem) => `${problem.where}: ${problem.found}`);

describe("checkCalls", () => {
  it("takes calls that all lead one way, though one service is called by two", () => {
    expect(found({ api: ["prices", "catalog"], prices: ["catalog"], catalog: [] })).toEqual([]);
  });

  it("tells a circle of three once, where its first name stands", () => {
    expect(found({ web: ["api"], api: ["prices"], prices: ["web"] })).toEqual([
      "services.api.calls.PRICES_URL: a circle, api → prices → web → api",
    ]);
  });

  it("tells a circle for which a caller outside it is not to blame", () => {
    expect(found({ admin: ["web"], web: ["zone"], zone: ["web"] })).toEqual([
      "services.web.calls.ZONE_URL: a circle, web → zone → web",
    ]);
  });

  it("says nothing of a called service whose own problem is told already", () => {
    const parts = stack({ api: ["prices"] });
    expect(checkCalls(parts, new Set(["services.prices"]))).toEqual([]);
    expect(checkCalls(parts, new Set(["services"]))).toEqual([]);
  });
});
