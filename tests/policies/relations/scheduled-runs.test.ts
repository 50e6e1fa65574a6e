import { describe, expect, it } from "@jest/globals";
import { startsItsTask } from "../../../policies/relations/scheduled-runs.ts";
import { SCHEDULE } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

const faults = (inputs: Readonly<Record<string, unknown>>) =>
  startsItsTask(view(SCHEDULE, "s", inputs), "2026-11-27").flatMap((one) =>
    one.state === "violated" ? [one.property] : [],
  );

describe("startsItsTask", () => {
  it("finds nothing wrong with a schedule that says nothing, and with one that began today", () => {
    expect(faults({})).toEqual([]);
    expect(faults({ startDate: "2026-11-27T10:00:00Z", state: "ENABLED" })).toEqual([]);
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ state: "DISABLED" }, "s.state"],
    [{ endDate: "2027-01-01T00:00:00Z" }, "s.endDate"],
    [{ startDate: "2026-11-28T00:00:00Z" }, "s.startDate"],
    [{ target: { input: "{}" } }, "s.target.input"],
    [{ target: { ecsParameters: { taskCount: 0 } } }, "s.target.ecsParameters.taskCount"],
  ])("finds the fault of %j", (inputs, property) => {
    expect(faults(inputs)).toEqual([property]);
  });
});
