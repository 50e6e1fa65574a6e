import { describe, expect, it } from "@jest/globals";
import { keepsLine } from "../../../rehearsal/traffic/web-acl-log.ts";

const action = (name: string) => ({ actionCondition: { action: name } });
const label = (labelName: string) => ({ labelNameCondition: { labelName } });
const filter = (behavior: string, requirement: string, ...conditions: readonly object[]) => ({
  ...{ behavior, requirement },
  conditions,
});
const logging = (defaultBehavior: string, ...filters: readonly object[]) => ({
  loggingFilter: { defaultBehavior, filters },
});
const counted = { action: "COUNT", labels: ["a:limit"] };
const allowed = { action: "ALLOW", labels: [] };

describe("keepsLine", () => {
  it("keeps every line without a filter", () => {
    expect(keepsLine({}, [allowed])).toBe(true);
  });

  it("does what the default says where no filter is met", () => {
    const blocks = filter("KEEP", "MEETS_ANY", action("BLOCK"));
    expect(keepsLine(logging("DROP", blocks), [counted, allowed])).toBe(false);
    expect(keepsLine(logging("KEEP", blocks), [counted, allowed])).toBe(true);
  });

  it("sees the action of every rule that was met, and not of the last alone", () => {
    expect(keepsLine(logging("DROP", filter("KEEP", "MEETS_ANY", action("COUNT"))), [counted, allowed])).toBe(
      true,
    );
  });

  it("takes a label in full alone", () => {
    const ask = (name: string) =>
      keepsLine(logging("DROP", filter("KEEP", "MEETS_ANY", label(name))), [counted]);
    expect([ask("a:limit"), ask("limit")]).toEqual([true, false]);
  });

  it("asks for all conditions or for one", () => {
    const ask = (requirement: string) =>
      keepsLine(logging("DROP", filter("KEEP", requirement, action("BLOCK"), label("a:limit"))), [counted]);
    expect([ask("MEETS_ALL"), ask("MEETS_ANY")]).toEqual([false, true]);
  });

  it("goes by the first filter that is met", () => {
    const drops = filter("DROP", "MEETS_ALL", label("a:limit"));
    const keeps = filter("KEEP", "MEETS_ANY", action("COUNT"));
    expect(keepsLine(logging("DROP", drops, keeps), [counted])).toBe(false);
    expect(keepsLine(logging("DROP", keeps, drops), [counted])).toBe(true);
  });
});
