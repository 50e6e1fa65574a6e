import { fact } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { judge } from "../rule.ts";
import { DB_PROXY } from "../tokens.ts";
import type { Finding } from "../verdict.ts";
import { groupSources } from "./group-sources.ts";
import { groupsOf, rulesInto, serviceGroups } from "./security-groups.ts";

/** Where a pool names its groups. */
const POOL_GROUPS = "vpcSecurityGroupIds";

const EXPECTED = "open to the services' security groups only";

/** Judges every way into the groups of one store: each source must be a group in which a service's tasks stand. */
export function storeIngress(index: ViewIndex, store: ResourceView, property: string): readonly Finding[] {
  return judge(store.urn, () => {
    // A pool is judged as a store itself: nobody but services reaches it, so whom it lets in is known.
    const pools = store.type === DB_PROXY ? [] : index.ofType(DB_PROXY);
    const poolGroups = pools.flatMap((pool) => groupsOf(index, pool, POOL_GROUPS).map(({ urn }) => urn));
    const accepted = new Set([...serviceGroups(index), ...poolGroups]);
    const allowed = { expected: EXPECTED, groups: accepted, self: false, who: "service" };
    const groups = groupsOf(index, store, property);
    const verdicts = groups.flatMap((group) =>
      rulesInto(index, group).flatMap((writer) => groupSources(index, writer, allowed)),
    );
    // Closed to everybody is safe; the service that cannot connect will say so itself.
    return verdicts.length > 0 ? verdicts : fact(true, property, EXPECTED, "no way in");
  });
}
