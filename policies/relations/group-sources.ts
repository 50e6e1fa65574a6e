import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { Undecided } from "../undecided.ts";
import type { Verdict } from "../verdict.ts";
import { DEFAULT_SECURITY_GROUP, type Ingress, ingressOf, SECURITY_GROUP } from "./ingress.ts";
import { groupId, SOURCE_PROPERTIES } from "./security-groups.ts";

const GROUPS: readonly string[] = [SECURITY_GROUP, DEFAULT_SECURITY_GROUP];

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
    .linked(writer, SOURCE_PROPERTIES[writer.type] ?? "", ...GROUPS)
    .filter((group) => group.urn !== writer.urn);
  const known = (from.length > 0 || way.fromSelf) && from.every((group) => groups.has(group.urn));
  return known && !namesAnother(index, writer, way, groups) ? undefined : `a group in which no ${who} stands`;
}

/** The dependencies say nothing of an id that stands as a text beside them. Throws `Undecided` where ids are not known yet. */
function namesAnother(
  index: ViewIndex,
  writer: ResourceView,
  way: Ingress,
  groups: ReadonlySet<string>,
): boolean {
  const allowed = [writer.urn, ...groups].flatMap((urn) => index.byUrn.get(urn) ?? []);
  const ids = new Set(allowed.filter((view) => GROUPS.includes(view.type)).map(groupId));
  if (way.groupIds.every((id) => ids.has(id))) return false;
  if (ids.has(undefined)) throw new Undecided(SOURCE_PROPERTIES[writer.type] ?? "");
  return true;
}
