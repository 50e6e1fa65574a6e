import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { findingPattern, type SeverityRange } from "../../../infra/governance/finding-pattern.ts";
import { matchesEvent, patternProblem } from "../../../rehearsal/services/aws/event-pattern.ts";

function finding(severity: number, change: object = {}) {
  const event = { source: "aws.guardduty", "detail-type": "GuardDuty Finding", detail: { severity } };
  return { ...event, ...change };
}

function means(range: SeverityRange, event: object): boolean {
  return matchesEvent(JSON.parse(findingPattern(range)), event);
}

describe("findingPattern", () => {
  it("is one that EventBridge takes", () => {
    expect(patternProblem(findingPattern([">=", 7]))).toBeUndefined();
    expect(patternProblem(findingPattern([">=", 4, "<", 7]))).toBeUndefined();
  });

  it("means GuardDuty's findings of the range, and nothing else", () => {
    expect(means([">=", 7], finding(8))).toBe(true);
    expect(means([">=", 7], finding(8, { source: "aws.ecs" }))).toBe(false);
    expect(means([">=", 7], finding(8, { "detail-type": "GuardDuty Malware Protection" }))).toBe(false);
    const severity = fc.integer({ min: 10, max: 100 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(severity, (one) => {
        expect(means([">=", 7], finding(one))).toBe(one >= 7);
        expect(means([">=", 4, "<", 7], finding(one))).toBe(one >= 4 && one < 7);
      }),
    );
  });
});
