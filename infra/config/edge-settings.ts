import type { EdgeLayer } from "../edge/place-limits.ts";

export interface EdgeSettings {
  /** Lowest TLS version at the edge: `1.2` or `1.3`. */
  readonly minTlsVersion: "1.2" | "1.3";
  readonly hsts: { readonly maxAgeSeconds: number; readonly includeSubdomains: boolean };
  readonly headers: {
    readonly contentSecurityPolicy: string;
    readonly frameOptions: "DENY" | "SAMEORIGIN";
    readonly xssProtection: string;
  };
  /** Origins that browsers may call from, such as `https://app.example.com`; never `*`. */
  readonly cors: {
    readonly origins: readonly string[];
    /** Request headers that browsers may send from there; never `*`. */
    readonly headers: readonly string[];
    /** True where pages of listed origins send cookies along. */
    readonly credentials: boolean;
    /** Who answers preflights. */
    readonly preflight: "app" | "edge";
  };
  readonly waf: WafSettings;
  /** Undefined where another stack owns the zone. */
  readonly originPull: OriginPullSettings | undefined;
  /** Paths that the edge refuses to everybody, on every hostname of the stack, with everything below them. */
  readonly blockedPaths: readonly string[];
  /** Hostnames of other stacks of the zone on which they are refused too. */
  readonly blockedHostnames: readonly string[];
  /** Undefined where nobody answers in a broken origin's place. */
  readonly failover: FailoverSettings | undefined;
  /** Static files that Cloudflare serves from its cache. */
  readonly cache: readonly AssetSettings[];
}

/** Who answers while the origin is down. */
export type FailoverSettings = {
  /** What people read; plain text. */
  readonly message: string;
  /** The account's plan of Cloudflare Workers. */
  readonly workersPlan: "free" | "paid";
} & (
  | { readonly kind: "maintenance-page" }
  /** `hostname` is asked for reads, over https; the page follows where it is down too. */
  | { readonly kind: "origin"; readonly hostname: string }
);

export interface WafSettings {
  /** Who runs the managed rules. */
  readonly managedBy: EdgeLayer | "the zone's owner" | "nobody";
  /** AWS WAF stands on the load balancer. */
  readonly loadBalancer: boolean;
}

export interface AssetSettings {
  readonly hostname: string;
  /** One path, or with a star at its end everything below it. */
  readonly path: string;
  /** Seconds in Cloudflare's cache. */
  readonly edgeSeconds: number;
  /** Seconds in browsers. */
  readonly browserSeconds: number;
}

export interface OriginPullSettings {
  /** Life of the edge's certificate, days. */
  readonly certificateDays: number;
  /** Days before its end in which an update makes a new one. */
  readonly renewDaysBefore: number;
}
