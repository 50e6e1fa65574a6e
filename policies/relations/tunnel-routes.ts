import type { ViewIndex } from "../index-views.ts";
import { inputsOf, type Reader } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { nameOf } from "../rule.ts";
import { TUNNEL_CONFIG } from "../tokens.ts";
import type { PublicRoute } from "./public-routes.ts";

/** What a rule answers by itself, without a service. */
export const OWN_ANSWER = /^http_status:[45]\d\d$/;

/** Name of the component that declares a service's tunnel: `tunnel-<service>`. */
const COMPONENT = /^tunnel-/;

/** Every way from a hostname to a service, from the tunnels' rules. */
export function tunnelRoutes(index: ViewIndex): readonly PublicRoute[] {
  return index.ofType(TUNNEL_CONFIG).flatMap((view) =>
    tunnelRules(view)
      .filter((rule) => !OWN_ANSWER.test(rule.text("service") ?? ""))
      .map((rule) => {
        const pattern = patternOf(rule.text("path"));
        return {
          view,
          service: tunnelService(view),
          hostname: rule.text("hostname") ?? "",
          pattern,
          example: pattern.replaceAll("*", "slipway-probe").replaceAll("?", "x"),
        };
      }),
  );
}

/** The service whose tunnel it is; empty for a tunnel that no component declares. */
export function tunnelService({ parent }: ResourceView): string {
  return parent === undefined ? "" : nameOf(parent).replace(COMPONENT, "");
}

/** The rules of one tunnel, in the order in which they are asked. */
export function tunnelRules(view: ResourceView): readonly Reader[] {
  return inputsOf(view).at("config").items("ingresses");
}

/** The path pattern of a rule's regular expression, in the load balancer's words. */
function patternOf(expression: string | undefined): string {
  if (expression === undefined || expression === "") return "/*";
  return expression
    .replace(/^\^/, "")
    .replace(/\$$/, "")
    .replaceAll(".*", "*")
    .replaceAll(/(?<!\\)\./g, "?")
    .replaceAll(/\\(.)/g, "$1");
}
