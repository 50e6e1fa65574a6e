import { describe, expect, it } from "@jest/globals";
import { linkShapes } from "../../../rehearsal/schema/link-shapes.ts";
import type { PropertyShape, Shape } from "../../../rehearsal/schema/shape.ts";

const optional = (shape: Shape): PropertyShape => ({ shape, required: false });
const ref = (name: string): Shape => ({ kind: "ref", name });
const text = optional({ kind: "string" });

describe("linkShapes", () => {
  it("puts a type in the place of its name, in lists, maps and unions too", () => {
    const shapes: Shape[] = [
      { kind: "array", of: ref("A") },
      { kind: "map", of: ref("A") },
      { kind: "union", of: [{ kind: "string" }, ref("A")] },
    ];
    for (const shape of shapes) {
      const linked = linkShapes({ inputs: { p: optional(shape) }, outputs: {}, types: { A: { text } } });
      expect(JSON.stringify(linked.inputs)).toContain('{"kind":"object","name":"A"');
      expect(linked.types).toEqual({});
    }
  });

  it("uses one object for a type that is used twice", () => {
    const { inputs } = linkShapes({
      inputs: { p: optional(ref("A")), q: optional(ref("A")) },
      outputs: {},
      types: { A: { text } },
    });
    expect(inputs.p?.shape).toBe(inputs.q?.shape);
  });

  it("keeps the name of a type that contains itself, and lists that type", () => {
    const { inputs, types } = linkShapes({
      inputs: { p: optional(ref("Statement")) },
      outputs: {},
      types: {
        Statement: { not: optional(ref("Not")), text },
        Not: { statement: optional(ref("Statement")) },
      },
    });
    expect(Object.keys(types)).toEqual(["Statement"]);
    expect(types.Statement).toBe(inputs.p?.shape);
    expect(JSON.stringify(inputs)).toContain('{"kind":"ref","name":"Statement"}');
  });
});
