import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { nameOf } from "../rule.ts";
import { loginBefore } from "./behind-login.ts";
import { tunnelRoutes } from "./tunnel-routes.ts";

export const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";

/** A hostname with a path that leads to a service. */
export interface PublicRoute {
  readonly view: ResourceView;
  /** Name of the component that declares it: the service's. */
  readonly service: string;
  readonly hostname: string;
  /** A path pattern: `*` any run of characters, `?` one. */
  readonly pattern: string;
  /** A path that the pattern takes and that nobody has. */
  readonly example: string;
}

/**
 * Every way from a hostname to a service that the public can go, by the load balancer or by a tunnel: one before which a login
 * stands for the whole hostname is the staff's alone. The load balancer has no such: its other names pass by the login.
 */
export function publicRoutes(index: ViewIndex): readonly PublicRoute[] {
  const open = tunnelRoutes(index).filter(({ hostname }) => loginBefore(index, hostname) === undefined);
  return [...balancerRoutes(index), ...open];
}

function balancerRoutes(index: ViewIndex): readonly PublicRoute[] {
  return index.ofType(LISTENER_RULE).flatMap((view) => {
    const read = inputsOf(view);
    if (!read.items("actions").some((action) => action.text("type") === "forward")) return [];
    const conditions = read.items("conditions");
    const hostnames = conditions.flatMap((one) => one.texts("hostHeader.values"));
    const patterns = conditions.flatMap((one) => one.texts("pathPattern.values"));
    return hostnames.flatMap((hostname) =>
      (patterns.length === 0 ? ["/*"] : patterns).map((pattern) => ({
        view,
        service: view.parent === undefined ? "" : nameOf(view.parent),
        hostname,
        pattern,
        example: pattern.replaceAll("*", "slipway-probe").replaceAll("?", "x"),
      })),
    );
  });
}
