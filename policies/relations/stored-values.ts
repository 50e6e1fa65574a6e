import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { PARAMETER, SECRET_VERSION } from "../tokens.ts";

/** A value that the stack itself puts into a store. */
export interface StoredValue {
  readonly view: ResourceView;
  /** The property that holds it. */
  readonly property: string;
  /** The resources from which it is made. */
  readonly sources: readonly string[] | undefined;
}

/** Every one of them, in both stores. */
export function storedValues(index: ViewIndex): readonly StoredValue[] {
  const of = (type: string, property: string) =>
    index.ofType(type).map((view) => ({ view, property, sources: view.propertyDependencies[property] }));
  return [...of(SECRET_VERSION, "secretString"), ...of(PARAMETER, "value")];
}
