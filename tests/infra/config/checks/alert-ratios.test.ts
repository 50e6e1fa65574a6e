import { describe, expect, it } from "@jest/globals";
import { checkAlertRatios } from "../../../../infra/config/checks/alert-ratios.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

function found(ratio: object): readonly string[] {
  const alerts = { cancelled: { kind: "ratio", ...ratio } } as ConfigParts["alerts"]; // the ratio alone matters
  const published = {
    latency: { statistic: "Average" },
    paid: { statistic: "Sum" },
  } as ConfigParts["published"]; // the statistic alone matters
  return checkAlertRatios({ alerts, published }).map(({ found, where }) => `${where}: ${found}`);
}

describe("checkAlertRatios", () => {
  it.each<[object, readonly string[]]>([
    [{ parts: ["logs.cancelled"], whole: "logs.orders" }, []],
    [{ parts: ["published.paid"], whole: "logs.orders" }, []],
    [{ parts: ["ingress.errors", "ingress.balancerErrors"], whole: "ingress.requests" }, []],
    [{ parts: ["logs.orders"], whole: "logs.orders" }, ["alerts.cancelled.parts.0: the same"]],
    [
      { parts: ["logs.a", "logs.a"], whole: "logs.orders" },
      ["alerts.cancelled.parts.1: the same as alerts.cancelled.parts.0"],
    ],
    [{ parts: ["api.cpuPercent"], whole: "logs.orders" }, ['alerts.cancelled.parts.0: "api.cpuPercent"']],
    [
      { parts: ["logs.a"], whole: "ingress.responseMilliseconds" },
      ['alerts.cancelled.whole: "ingress.responseMilliseconds"'],
    ],
    [
      { parts: ["published.latency"], whole: "logs.orders" },
      ['alerts.cancelled.parts.0: "published.latency" by Average'],
    ],
    [{ parts: ["published.latency"], whole: "logs.orders", statistic: "Sum" }, []],
    [
      { parts: ["logs.a"], whole: "logs.orders", statistic: "Maximum" },
      ['alerts.cancelled.parts.0: "logs.a" by Maximum', 'alerts.cancelled.whole: "logs.orders" by Maximum'],
    ],
    [{}, []],
  ])("of %j finds %j", (ratio, expected) => {
    expect(found(ratio)).toEqual(expected);
  });

  it("leaves alerts of other kinds alone", () => {
    expect(found({ kind: "measure", measure: "api.cpuPercent" })).toEqual([]);
  });
});
