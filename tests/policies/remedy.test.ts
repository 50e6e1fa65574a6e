import { describe, expect, it } from "@jest/globals";
import { remedyFor } from "../../policies/remedy.ts";

const OWN = "Set logs.retentionDays to 30 or more.";
const finding = (name: string, property: string) => ({
  state: "violated" as const,
  property,
  expected: "at least 30 days",
  found: "1 days",
  urn: `urn:pulumi:shop::slipway::aws:cloudwatch/logGroup:LogGroup::${name}`,
});

describe("remedyFor", () => {
  it("names the override that replaces the property", () => {
    const overrides = [{ target: "logs.group", properties: ["retentionInDays"] }];
    expect(remedyFor(OWN, finding("logs-api", "retentionInDays"), overrides)).toBe(
      "Take retentionInDays out of overrides.logs.group.",
    );
  });

  it("finds the property below an object and behind another resource's name", () => {
    const scaling = [{ target: "api.scalingTarget", properties: ["minCapacity"] }];
    expect(remedyFor(OWN, finding("other", "api-scaling.minCapacity"), scaling)).toBe(
      "Take minCapacity out of overrides.api.scalingTarget.",
    );
    const check = [{ target: "api.targetGroup", properties: ["healthCheck"] }];
    expect(remedyFor(OWN, finding("api-targets", "healthCheck.path"), check)).toBe(
      "Take healthCheck out of overrides.api.targetGroup.",
    );
  });

  it("leaves the rule's own remedy where the override is of another property, component or resource", () => {
    const others = [
      { target: "logs.group", properties: ["skipDestroy"] },
      { target: "network.vpc", properties: ["retentionInDays"] },
      { target: "logs.group.web", properties: ["retentionInDays"] },
    ];
    expect(remedyFor(OWN, finding("logs-api", "retentionInDays"), others)).toBe(OWN);
    expect(remedyFor(OWN, finding("logs-api", "retentionInDays"), [])).toBe(OWN);
  });

  it("says what to do about the fact itself before what its rule says, and the override before both", () => {
    const own = { ...finding("logs-api", "retentionInDays"), remedy: "Write 30." };
    const overrides = [{ target: "logs.group", properties: ["retentionInDays"] }];
    expect(remedyFor(OWN, own, [])).toBe("Write 30.");
    expect(remedyFor(OWN, own, overrides)).toBe("Take retentionInDays out of overrides.logs.group.");
  });
});
