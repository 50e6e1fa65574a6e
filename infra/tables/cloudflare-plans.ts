import type { CloudflarePlan } from "../config/settings.ts";
import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "number of rules, or labels below the zone's name",
  url: "https://developers.cloudflare.com/rules/transform/#availability",
  readOn: "2026-11",
};

export interface PlanFacts {
  /** Rules in the response-header phase together with the other transform rules. */
  readonly transformRules: number;
  /** Labels below the zone's name that the universal certificate covers, on every plan (the zone itself and `*.zone`). */
  readonly certificateDepth: number;
}

export const cloudflarePlans: Readonly<Record<CloudflarePlan, PlanFacts>> = {
  free: { transformRules: 10, certificateDepth: 1 },
  pro: { transformRules: 25, certificateDepth: 1 },
  business: { transformRules: 50, certificateDepth: 1 },
  enterprise: { transformRules: 300, certificateDepth: 1 },
};
