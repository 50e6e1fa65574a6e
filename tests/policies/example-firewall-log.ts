import { WEB_ACL_LOGGING } from "../../policies/relations/firewall-log.ts";
import type { ResourceView } from "../../policies/resource-view.ts";
import { webAcl } from "./example-edge.ts";
import { from, view } from "./rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

/** A web ACL before a load balancer, with a log of these settings. */
export function loggedFirewall(log: Plain, acl: Plain = {}): readonly ResourceView[] {
  const [firewall, association] = webAcl([], acl);
  return [
    firewall,
    association,
    from(view(WEB_ACL_LOGGING, "firewall-logging", log), "resourceArn", firewall),
  ];
}

/** One filter of a log. */
export function logFilter(behavior: string, requirement: string, ...actions: readonly unknown[]): Plain {
  return { behavior, requirement, conditions: actions.map((action) => ({ actionCondition: { action } })) };
}
