import { tightestFirst } from "../edge/place-limits.ts";
import type { Settings } from "./settings.ts";
import type { LimitSettings } from "./traffic-settings.ts";

/** One limit as a table shows it. */
export interface LimitRow {
  readonly name: string;
  /** Hostname and path. */
  readonly route: string;
  readonly requestsPerMinute: number;
  readonly layer: LimitSettings["layer"];
  /** The layer in words. */
  readonly heldBy: string;
  /** How that layer counts. */
  readonly counted: string;
  /** Where somebody finds the requests that it refused: only AWS WAF writes them into a log of the stack. */
  readonly hits: string;
  /** Requests above the limit that are let through for a moment: neither layer of the edge has such a word. */
  readonly burst: "offered by neither layer" | "not known here";
}

/** Which layer holds which limit, the tightest first. */
export function explainLimits({
  cloudflare,
  limits,
}: Pick<Settings, "cloudflare" | "limits">): readonly LimitRow[] {
  return [...limits].sort(tightestFirst).map(({ hostname, layer, name, path, requestsPerMinute }) => ({
    name,
    route: `${hostname ?? "every hostname"}${path}`,
    requestsPerMinute,
    layer,
    ...inWords(layer, cloudflare.plan),
  }));
}

function inWords(
  layer: LimitSettings["layer"],
  plan: Settings["cloudflare"]["plan"],
): Pick<LimitRow, "burst" | "counted" | "heldBy" | "hits"> {
  const burst = "offered by neither layer";
  switch (layer) {
    case "cloudflare":
      return {
        heldBy: `Cloudflare, plan ${plan}`,
        counted: "by address, each data centre for itself",
        hits: "Cloudflare's dashboard: Security, Events",
        burst,
      };
    case "load balancer":
      return {
        heldBy: "AWS WAF on the load balancer",
        counted: "by address over the last 60 s, looked at every few seconds",
        hits: "the log firewall",
        burst,
      };
    case "application":
      return {
        heldBy: "the application, not checked here",
        counted: "as the application does it",
        hits: "wherever the application writes them",
        burst: "not known here",
      };
  }
}
