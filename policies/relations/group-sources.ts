import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import type { Verdict } from "../verdict.ts";
import { DEFAULT_SECURITY_GROUP, type Ingress, ingressOf, SECURITY_GROUP } from "./ingress.ts";
import { SOURCE_PROPERTIES } from "./security-groups.ts";

/** Who may be a source of a way in. */
export interface AllowedSources {
  /** Completes "must be …". */
  readonly expected: string;
  /** URNs of the groups. */
  readonly groups: ReadonlySet<string>;
  /** True where the group may let in its own members. */
  readonly self: boolean;
  /** Who stands in those groups, such as `service`. */
  readonly who: string;
}

/** Judges every way in that one resource writes down: its sources must be groups, and each of them an allowed one. */
export function groupSources(
  index: ViewIndex,
  writer: ResourceView,
  allowed: AllowedSources,
): readonly Verdict[] {
  return ingressOf(writer).map((way) => {
    const property = way.path === "" ? writer.name : `${writer.name}.${way.path}`;
    const strange = strangeSource(index, writer, way, allowed);
    const sources = way.fromGroups ? `groups in which a ${allowed.who} stands` : "no source";
    return fact(strange === undefined, property, allowed.expected, strange ?? sources);
  });
}

/** What a way lets in beside allowed groups; undefined where nothing. */
function strangeSource(
  index: ViewIndex,
  writer: ResourceView,
  way: Ingress,
  { groups, self, who }: AllowedSources,
): string | undefined {
  if (way.cidrs.length > 0) return way.cidrs.join(", ");
  if (way.fromPrefixList) return "a list of addresses";
  if (!way.fromGroups) return undefined;
  if (way.fromSelf && !self) return "the group itself";
  const from = index
    .linked(writer, SOURCE_PROPERTIES[writer.type] ?? "", SECURITY_GROUP, DEFAULT_SECURITY_GROUP)
    .filter((group) => group.urn !== writer.urn);
  const known = from.length > 0 || way.fromSelf;
  // The dependencies say nothing of an id that stands there as a text beside them.
  const ids = new Set([writer.urn, ...groups].map((urn) => index.byUrn.get(urn)?.outputs.id));
  const ok = known && from.every((group) => groups.has(group.urn)) && way.groupIds.every((id) => ids.has(id));
  return ok ? undefined : `a group in which no ${who} stands`;
}
