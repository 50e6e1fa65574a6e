import type { Seed } from "../../../../rehearsal/cloud/seed.ts";

export const ACCOUNT = "a".repeat(32);
/** One zone per plan. */
export const ZONES = {
  free: "0".repeat(32),
  pro: "1".repeat(32),
  business: "2".repeat(32),
  enterprise: "3".repeat(32),
} as const;

/** An account with a zone of every plan: `free.example`, `pro.example`, … */
export const SEED: Pick<Seed, "cloudflare"> = {
  cloudflare: {
    accountId: ACCOUNT,
    zones: (["free", "pro", "business", "enterprise"] as const).map((plan) => ({
      id: ZONES[plan],
      name: `${plan}.example`,
      plan,
    })),
  },
};
export const CALLER = { provider: "cloudflare", accountId: ACCOUNT, region: "global" } as const;
