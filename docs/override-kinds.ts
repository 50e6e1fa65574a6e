import type { Shape } from "../rehearsal/schema/shape.ts";

/** What YAML can give for a property: one word, or several with `|`; `any` where the type says nothing. */
export function kindOf(shape: Shape): string {
  const kinds = kindsOf(shape);
  return kinds.has("any") ? "any" : [...kinds].sort().join("|");
}

function kindsOf(shape: Shape): ReadonlySet<string> {
  switch (shape.kind) {
    case "string":
      return new Set(["text"]);
    case "number":
    case "boolean":
      return new Set([shape.kind]);
    case "literal":
      return new Set(shape.values.map((value) => (typeof value === "string" ? "text" : typeof value)));
    case "array":
      return new Set(["list"]);
    case "map":
    case "object":
      return new Set(["map"]);
    case "union":
      return new Set(shape.of.flatMap((one) => [...kindsOf(one)]));
    case "any":
    case "asset":
    case "ref":
      return new Set(["any"]);
  }
}
