import { describe, expect, it } from "@jest/globals";
import { functionSigns } from "../../../infra/observability/function-signs.ts";

const at = { functionName: "notifier-1", firstStep: "Read its log" };
const signs = functionSigns("notifier", { ...at, handsOnFailures: true });

describe("functionSigns", () => {
  it("does not look for lost events of a function that a caller waits for", () => {
    const names = functionSigns("snapshot", { ...at, handsOnFailures: false }).map(({ name }) => name);
    expect(names).toEqual(["snapshot-errors", "snapshot-throttles"]);
  });

  it("sees a failure, a throttle and a lost event of that function, from the first one on", () => {
    expect(signs.map(({ name, watch }) => [name, watch])).toEqual(
      [
        ["notifier-errors", "Errors"],
        ["notifier-throttles", "Throttles"],
        ["notifier-lost", "DestinationDeliveryFailures"],
      ].map(([name, metric]) => [
        name,
        {
          namespace: "AWS/Lambda",
          name: metric,
          statistic: "Sum",
          dimensions: { FunctionName: "notifier-1" },
        },
      ]),
    );
    for (const sign of signs)
      expect(sign).toMatchObject({
        comparison: "GreaterThanThreshold",
        threshold: 0,
        silence: "notBreaching",
      });
  });
});
