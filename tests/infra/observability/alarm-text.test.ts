import { describe, expect, it } from "@jest/globals";
import { alarmText } from "../../../infra/observability/alarm-text.ts";

describe("alarmText", () => {
  it("says the fault and then the first step", () => {
    expect(alarmText({ what: "api is down", firstStep: "Look at it" })).toBe(
      "api is down. First: Look at it.",
    );
  });

  it("refuses a text that CloudWatch would cut, and takes the longest", () => {
    const around = ". First: b.".length;
    expect(alarmText({ what: "a".repeat(1024 - around), firstStep: "b" })).toHaveLength(1024);
    expect(() => alarmText({ what: "a".repeat(1025 - around), firstStep: "b" })).toThrow(
      "at most 1024 characters",
    );
  });
});
