/** Ids of Cloudflare's managed rulesets, the same in every zone (WAF documentation, "Managed rules reference", from memory, 2026-11). */
export const MANAGED_RULESETS = {
  cloudflare: "efb7b8c949ac4650a09736fc376e9aee",
  owasp: "4814384a9e5d4991b9815dcfc25d2f1f",
} as const;

/** One rule of Cloudflare's phase `http_request_firewall_managed`. */
export interface ManagedRule {
  readonly ref: string;
  readonly description: string;
  readonly expression: "true";
  readonly action: "execute";
  readonly actionParameters: {
    readonly id: string;
    readonly overrides?: { readonly action: "block" };
  };
  readonly enabled: true;
}

/**
 * Both rulesets for the whole zone. Cloudflare's own rules block where some of them would challenge, for a webhook can solve
 * no challenge; OWASP's block by score, as they come.
 */
export function managedRules(): readonly ManagedRule[] {
  const common = { expression: "true", action: "execute", enabled: true } as const;
  return [
    {
      ...common,
      ref: "managed_cloudflare",
      description: "Cloudflare managed rules",
      actionParameters: { id: MANAGED_RULESETS.cloudflare, overrides: { action: "block" } },
    },
    {
      ...common,
      ref: "managed_owasp",
      description: "OWASP core rules",
      actionParameters: { id: MANAGED_RULESETS.owasp },
    },
  ];
}
