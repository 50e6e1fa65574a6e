import type { ResourceView } from "./resource-view.ts";
import { UNKNOWN } from "./resource-view.ts";
import { typeOf } from "./rule.ts";
import { Undecided } from "./undecided.ts";

/** A stack's resources by type and URN, made in one pass, and the relations between them. */
export interface ViewIndex {
  readonly all: readonly ResourceView[];
  readonly byUrn: ReadonlyMap<string, ResourceView>;
  ofType(...types: readonly string[]): readonly ResourceView[];
  /**
   * The resources of these types to which a property points: by the property's dependencies first, for ids are unknown
   * in a preview; by known ids else. Throws `Undecided` where the value is unknown and nothing says where it comes from.
   */
  linked(view: ResourceView, property: string, ...types: readonly string[]): readonly ResourceView[];
  /** The resources of a type whose property points to this one. */
  pointingAt(target: ResourceView, type: string, property: string): readonly ResourceView[];
}

/** Outputs by which other resources name one. */
const IDENTIFIERS = ["id", "arn", "name", "keyId", "keyArn"] as const;

/** Indexes a stack's views. */
export function indexViews(views: readonly ResourceView[]): ViewIndex {
  const byUrn = new Map<string, ResourceView>();
  const byType = new Map<string, ResourceView[]>();
  for (const view of views) {
    byUrn.set(view.urn, view);
    const same = byType.get(view.type);
    if (same === undefined) byType.set(view.type, [view]);
    else same.push(view);
  }
  const ofType = (...types: readonly string[]) => types.flatMap((type) => byType.get(type) ?? []);
  const linked = (view: ResourceView, property: string, ...types: readonly string[]) => {
    const value = view.inputs[property];
    const sources = (view.propertyDependencies[property] ?? []).filter((urn) => types.includes(typeOf(urn)));
    const bySource = sources.flatMap((urn) => byUrn.get(urn) ?? []);
    if (bySource.length > 0) return bySource;
    const ids = new Set(textsIn(value));
    const byId = ofType(...types).filter((candidate) => identifiers(candidate).some((id) => ids.has(id)));
    if (byId.length === 0 && holdsUnknown(value)) throw new Undecided(property);
    return byId;
  };
  const pointingAt = (target: ResourceView, type: string, property: string) =>
    ofType(type).filter((view) => {
      const sources = view.propertyDependencies[property] ?? [];
      if (sources.includes(target.urn)) return true;
      const ids = new Set(textsIn(view.inputs[property]));
      return identifiers(target).some((id) => ids.has(id));
    });
  return { all: views, byUrn, ofType, linked, pointingAt };
}

/** URNs of a type from which a property's value comes; usable on a single view, since URNs carry the type. */
export function comesFrom(view: ResourceView, property: string, type: string): boolean {
  return (view.propertyDependencies[property] ?? []).some((urn) => typeOf(urn) === type);
}

function identifiers(view: ResourceView): readonly string[] {
  return IDENTIFIERS.flatMap((name) => {
    const value = view.outputs[name];
    return typeof value === "string" && value !== "" ? [value] : [];
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return [];
}

function holdsUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return value !== null && typeof value === "object" && Object.values(value).some(holdsUnknown);
}
