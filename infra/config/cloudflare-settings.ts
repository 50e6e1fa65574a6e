/** Cloudflare's plans, cheapest first; they decide which edge features a zone can hold. */
export type CloudflarePlan = "free" | "pro" | "business" | "enterprise";

export interface CloudflareSettings {
  /** 32 hexadecimal digits. */
  readonly accountId: string;
  /** 32 hexadecimal digits. */
  readonly zoneId: string;
  readonly plan: CloudflarePlan;
  /** True for the one stack that declares the zone's settings and rulesets; other stacks on the zone declare records only. */
  readonly ownsZone: boolean;
}
