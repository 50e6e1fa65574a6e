import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { judge } from "../rule.ts";
import type { Finding, Verdict } from "../verdict.ts";
import { DEFAULT_SECURITY_GROUP, ingressOf, SECURITY_GROUP } from "./ingress.ts";
import { groupsOf, rulesInto, SOURCE_PROPERTIES, serviceGroups } from "./security-groups.ts";

const EXPECTED = "open to the services' security groups only";

/** Judges every way into the groups of one store: each source must be a group in which a service's tasks stand. */
export function storeIngress(index: ViewIndex, store: ResourceView, property: string): readonly Finding[] {
  return judge(store.urn, () => {
    const services = serviceGroups(index);
    const groups = groupsOf(index, store, property);
    const verdicts = groups.flatMap((group) =>
      rulesInto(index, group).flatMap((writer) => judgeWriter(index, writer, services)),
    );
    // Closed to everybody is safe; the service that cannot connect will say so itself.
    return verdicts.length > 0 ? verdicts : fact(true, property, EXPECTED, "no way in");
  });
}

function judgeWriter(
  index: ViewIndex,
  writer: ResourceView,
  services: ReadonlySet<string>,
): readonly Verdict[] {
  return ingressOf(writer).map((way) => {
    const property = way.path === "" ? writer.name : `${writer.name}.${way.path}`;
    if (way.cidrs.length > 0) return fact(false, property, EXPECTED, "addresses");
    if (way.fromPrefixList) return fact(false, property, EXPECTED, "a list of addresses");
    if (!way.fromGroups) return fact(true, property, EXPECTED, "no source");
    const source = SOURCE_PROPERTIES[writer.type] ?? "";
    const from = index.linked(writer, source, SECURITY_GROUP, DEFAULT_SECURITY_GROUP);
    const known = from.filter((group) => group.urn !== writer.urn);
    const all = known.length > 0 && known.every((group) => services.has(group.urn));
    return fact(all, property, EXPECTED, all ? "services' groups" : "a group in which no service stands");
  });
}
