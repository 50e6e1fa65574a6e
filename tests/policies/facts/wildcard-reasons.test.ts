import { describe, expect, it } from "@jest/globals";
import { WILDCARD_REASONS, wildcardReason } from "../../../policies/facts/wildcard-reasons.ts";

describe("wildcardReason", () => {
  it("is the reason of an action that AWS defines for the account as a whole", () => {
    expect(wildcardReason(["ecr:GetAuthorizationToken"])).toBe(
      "a login to the registry of the account, not to a repository",
    );
  });

  it("joins the reasons of several actions, each once", () => {
    expect(
      wildcardReason(["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:PutTraceSegments"]),
    ).toBe("a trace is no resource; a record of the tracer is no resource");
  });

  it.each([
    ["an action that has none", ["s3:GetObject"]],
    ["such an action beside one that has a reason", ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"]],
    ["a pattern around an action that has one", ["ecr:*"]],
    ["a property of every object", ["constructor"]],
    ["no action at all", []],
  ])("is none for %s", (_, actions) => {
    expect(wildcardReason(actions)).toBeUndefined();
  });

  it("is a sentence about AWS for every action of the table", () => {
    for (const [action, reason] of Object.entries(WILDCARD_REASONS)) {
      expect(action).toMatch(/^[a-z0-9]+:[A-Z][A-Za-z]+$/);
      expect(reason.length).toBeGreaterThan(10);
    }
  });
});
