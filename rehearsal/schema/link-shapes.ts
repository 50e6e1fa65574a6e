import type { ObjectShape, Properties, PropertyShape, Shape } from "./shape.ts";

/** Every nested type of a document by name; inside them, nested types are mentioned by `ref` only. */
export type TypeTable = Readonly<Record<string, Properties>>;

/** A document as it is read and cached. */
export interface Unlinked {
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly types: TypeTable;
}

/** A document as it is used. */
export interface Linked {
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly types: Readonly<Record<string, ObjectShape>>;
}

/**
 * Puts the nested types in place of their names. A type that is reached from inside itself stays a `ref`, and is listed in
 * `types`, so that the result has no cycles and can be walked and printed. One type used twice is one object.
 */
export function linkShapes(document: Unlinked): Linked {
  const done = new Map<string, ObjectShape>();
  const started = new Set<string>();
  const recursive = new Set<string>();

  const linkNamed = (name: string): Shape => {
    const known = done.get(name);
    if (known !== undefined) return known;
    if (started.has(name)) {
      recursive.add(name);
      return { kind: "ref", name };
    }
    started.add(name);
    const properties = linkProperties(document.types[name] ?? {});
    const object: ObjectShape = { kind: "object", name, properties };
    done.set(name, object);
    return object;
  };
  const linkShape = (shape: Shape): Shape => {
    if (shape.kind === "ref") return linkNamed(shape.name);
    if (shape.kind === "array" || shape.kind === "map") return { kind: shape.kind, of: linkShape(shape.of) };
    if (shape.kind === "union") return { kind: "union", of: shape.of.map(linkShape) };
    return shape;
  };
  const linkProperties = (properties: Properties): Properties => {
    const linked: Record<string, PropertyShape> = {};
    for (const [name, property] of Object.entries(properties))
      linked[name] = { ...property, shape: linkShape(property.shape) };
    return linked;
  };

  const inputs = linkProperties(document.inputs);
  const outputs = linkProperties(document.outputs);
  const types: Record<string, ObjectShape> = {};
  for (const name of recursive) {
    const object = done.get(name);
    if (object !== undefined) types[name] = object;
  }
  return { inputs, outputs, types };
}
