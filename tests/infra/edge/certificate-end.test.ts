import { describe, expect, it } from "@jest/globals";
import { ComponentResource } from "@pulumi/pulumi";
import { announceEnd, morningBefore } from "../../../infra/edge/certificate-end.ts";
import { scheduleProblem } from "../../../rehearsal/services/aws/schedule-expression.ts";
import { contextOf, mockEngine, TOPICS } from "../mocked-resources.ts";

const declared = mockEngine();

describe("morningBefore", () => {
  it.each([
    ["2027-11-27T12:34:56Z", 10, "cron(0 9 17 11 ? 2027)"],
    ["2027-01-05T00:00:00.000Z", 21, "cron(0 9 15 12 ? 2026)"],
    ["2028-03-05T23:59:59Z", 10, "cron(0 9 24 2 ? 2028)"],
  ])("of %s, %d days before, is %s", (end, days, expected) => {
    expect(morningBefore(end, days)).toBe(expected);
    expect(scheduleProblem(expected, ["cron"])).toBeUndefined();
  });
});

describe("announceEnd", () => {
  it("tells the topics of both severities, each on its day, with what to do first", async () => {
    const parent = new ComponentResource("test:Parent", "parent");
    announceEnd("origin-pull", {
      context: contextOf(),
      topics: TOPICS,
      endsAt: "2027-11-27T12:00:00Z",
      parent,
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const inputs = (name: string) => declared.find((one) => one.name === name)?.inputs;
    expect(inputs("origin-pull-end-warning")?.scheduleExpression).toBe("cron(0 9 6 11 ? 2027)");
    expect(inputs("origin-pull-end-critical")?.scheduleExpression).toBe("cron(0 9 17 11 ? 2027)");
    expect(inputs("origin-pull-end-critical-target")?.arn).toBe("arn:critical");
    const text: unknown = JSON.parse(String(inputs("origin-pull-end-warning-target")?.input));
    expect(text).toMatch(/ends in 21 days; .* First: Run slipway up/);
  });
});
