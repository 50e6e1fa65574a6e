import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { judge } from "../rule.ts";
import type { Finding } from "../verdict.ts";
import { groupSources } from "./group-sources.ts";
import { groupsOf, rulesInto, serviceGroups } from "./security-groups.ts";

const EXPECTED = "open to the services' security groups only";

/** Judges every way into the groups of one store: each source must be a group in which a service's tasks stand. */
export function storeIngress(index: ViewIndex, store: ResourceView, property: string): readonly Finding[] {
  return judge(store.urn, () => {
    const allowed = { expected: EXPECTED, groups: serviceGroups(index), self: false, who: "service" };
    const groups = groupsOf(index, store, property);
    const verdicts = groups.flatMap((group) =>
      rulesInto(index, group).flatMap((writer) => groupSources(index, writer, allowed)),
    );
    // Closed to everybody is safe; the service that cannot connect will say so itself.
    return verdicts.length > 0 ? verdicts : fact(true, property, EXPECTED, "no way in");
  });
}
