import { type EdgeLayer, tightestFirst } from "../edge/place-limits.ts";
import type { Settings } from "./settings.ts";

/** One limit as a table shows it. */
export interface LimitRow {
  readonly name: string;
  /** Hostname and path. */
  readonly route: string;
  readonly requestsPerMinute: number;
  readonly layer: EdgeLayer;
  /** The layer in words. */
  readonly heldBy: string;
  /** How that layer counts. */
  readonly counted: string;
  /** Where somebody finds the requests that it refused: only AWS WAF writes them into a log of the stack. */
  readonly hits: string;
  /** Requests above the limit that are let through for a moment: neither layer has such a word. */
  readonly burst: "offered by neither layer";
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
    heldBy: layer === "cloudflare" ? `Cloudflare, plan ${cloudflare.plan}` : "AWS WAF on the load balancer",
    counted:
      layer === "cloudflare"
        ? "by address, each data centre for itself"
        : "by address over the last 60 s, looked at every few seconds",
    hits: layer === "cloudflare" ? "Cloudflare's dashboard: Security, Events" : "the log firewall",
    burst: "offered by neither layer",
  }));
}
