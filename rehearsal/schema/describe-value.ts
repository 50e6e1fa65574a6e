import type { Shape } from "./shape.ts";

/** Most values of a list that a text names. */
const MOST_NAMED = 12;

/** A shape in words, for "expected …". */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case "string":
      return "a string";
    case "number":
      return "a number";
    case "boolean":
      return "a boolean";
    case "any":
      return "any value";
    case "asset":
      return "an asset or archive";
    case "array":
      return "a list";
    case "map":
      return "a map";
    case "object":
    case "ref":
      return `an object (${shape.name})`;
    case "literal":
      return `one of ${shape.values.slice(0, MOST_NAMED).join(", ")}${shape.values.length > MOST_NAMED ? ", …" : ""}`;
    case "union":
      return [...new Set(widest(shape.of).map(describeShape))].join(" or ");
  }
}

/** Listed values beside "any string" are only suggestions, and say nothing of what is accepted. */
function widest(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.some(({ kind }) => kind === "string")
    ? shapes.filter(({ kind }) => kind !== "literal")
    : shapes;
}

/** The kind of a value in words, for "got …". Says nothing of the value itself, which may be secret. */
export function describeKind(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return `a ${typeof value}`;
}
