import { describe, expect, it } from "@jest/globals";
import { changesByComponent, describeChanges } from "../../../cli/stack/change-summary.ts";
import type { Step } from "../../../cli/stack/event-log.ts";

function step(op: string, name: string, component = "network"): Step {
  return { op, urn: `urn:${name}`, type: "aws:x/y:Y", name, component, properties: [] };
}

const STEPS = [
  step("create", "a"),
  step("import", "b"),
  step("update", "c"),
  step("create-replacement", "d"),
  step("replace", "d"),
  step("delete-replaced", "d"),
  step("delete", "e", "database"),
];

describe("changesByComponent", () => {
  it("counts each resource once, a replacement as one, components by name", () => {
    expect(changesByComponent(STEPS)).toEqual([
      { component: "database", made: 0, changed: 0, replaced: 0, deleted: 1 },
      { component: "network", made: 2, changed: 1, replaced: 1, deleted: 0 },
    ]);
  });

  it("counts a replacement that deletes first as one too", () => {
    const steps = [step("delete-replaced", "d"), step("replace", "d"), step("create-replacement", "d")];
    expect(changesByComponent(steps)).toEqual([
      { component: "network", made: 0, changed: 0, replaced: 1, deleted: 0 },
    ]);
  });
});

describe("describeChanges", () => {
  it("says what was done, a line for each component", () => {
    expect(describeChanges(STEPS, "done")).toEqual([
      "  database  1 deleted",
      "  network   2 made, 1 changed, 1 replaced",
    ]);
  });

  it("says what would be done", () => {
    expect(describeChanges(STEPS, "plan")).toEqual([
      "  database  1 to delete",
      "  network   2 to make, 1 to change, 1 to replace",
    ]);
  });

  it("names what of a resource is another, each once, and what is made anew", () => {
    const task = { ...step("replace", "api-task", "api"), properties: ["containerDefinitions"] };
    const service = { ...step("update", "api-service", "api"), properties: ["desiredCount", "tags"] };
    expect(describeChanges([task, { ...task, op: "create-replacement" }, service], "plan")).toEqual([
      "  api  1 to change, 1 to replace",
      "    api-task anew: containerDefinitions",
      "    api-service: desiredCount, tags",
    ]);
  });

  it("leaves out most of many changes, and says how many", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...step("update", `r${at}`), properties: ["tags"] }));
    expect(describeChanges(many(7), "done")).toHaveLength(8);
    const lines = describeChanges(many(9), "done");
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toBe("    … and 3 more");
  });

  it("says nothing where nothing changes", () => {
    expect(describeChanges([], "done")).toEqual([]);
    expect(describeChanges([step("refresh", "a")], "done")).toEqual([]);
  });
});
