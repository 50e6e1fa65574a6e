import { describe, expect, it } from "@jest/globals";
import { AwsRefusal } from "../../../cli/preflight/aws-calls.ts";
import { quotaOf } from "../../../cli/preflight/quota-of.ts";

const answers = (applied: object | string, byDefault: object | string = "NoSuchResourceException") => ({
  json: async (_service: string, target: string) => {
    const answer = target.endsWith(".GetServiceQuota") ? applied : byDefault;
    if (typeof answer === "string") throw new AwsRefusal(answer);
    return answer as Record<string, unknown>; // a table's own objects
  },
});
const value = (Value?: number) => ({ Quota: { Value } });

describe("quotaOf", () => {
  it.each<[string, object | string, object | string, number]>([
    ["the applied value, before the default", value(12), value(5), 12],
    ["AWS's default where none was ever applied", "NoSuchResourceException", value(5), 5],
    ["a quota of nothing", value(0), value(5), 0],
  ])("gives %s", async (_what, applied, byDefault, found) => {
    expect(await quotaOf(answers(applied, byDefault), "vpc", "L-1")).toBe(found);
  });

  it.each<[string, object | string, object | string, string]>([
    ["nobody knows it", "NoSuchResourceException", "NoSuchResourceException", "NoSuchResourceException"],
    ["it may not be read", "AccessDeniedException", value(5), "AccessDeniedException"],
    ["it has no value", value(), value(5), "a quota without a value"],
  ])("throws where %s", async (_what, applied, byDefault, refusal) => {
    await expect(quotaOf(answers(applied, byDefault), "vpc", "L-1")).rejects.toThrow(refusal);
  });
});
