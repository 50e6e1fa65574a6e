import { INGRESS_RULE, SECURITY_GROUP } from "../../policies/relations/ingress.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { ECS_SERVICE } from "../../policies/tokens.ts";
import { from, view } from "./rule-table.ts";

const group = (name: string) => view(SECURITY_GROUP, name, {}, { outputs: { id: `sg-${name}` } });

export const SERVICE_GROUP = group("service-api");
export const STRANGE_GROUP = group("strange");
export const STORE_GROUP = group("store");

/** A service whose tasks stand in the service group. */
export const SERVICE: ResourceView = from(
  view(ECS_SERVICE, "api-service", { networkConfiguration: { securityGroups: ["sg-service-api"] } }),
  "networkConfiguration",
  SERVICE_GROUP,
);

/** A rule into the store's group with this source. */
export function intoStore(
  source: Readonly<Record<string, unknown>>,
  ...groups: readonly ResourceView[]
): ResourceView {
  const rule = view(INGRESS_RULE, "store-from", {
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    ...source,
  });
  return from(from(rule, "securityGroupId", STORE_GROUP), "referencedSecurityGroupId", ...groups);
}
