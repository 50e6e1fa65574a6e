import type { RuleContext } from "../context.ts";
import { fact, notApplicable } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import { judge } from "../rule.ts";
import { DB_INSTANCE } from "../tokens.ts";
import type { Finding } from "../verdict.ts";
import { planRulesOf } from "./backup-plan.ts";

/** How long snapshots of one kind have to be kept. */
export interface KeptSnapshots {
  readonly word: "daily" | "monthly";
  readonly leastDays: number;
}

/** Judges how long production's snapshots of every database are kept, here and in their copies. A daily one is a monthly one too. */
export function judgeKeptSnapshots(
  index: ViewIndex,
  { tier }: RuleContext,
  { word, leastDays }: KeptSnapshots,
): readonly Finding[] {
  return index.ofType(DB_INSTANCE).flatMap((database) =>
    judge(database.urn, () => {
      if (tier !== "production") return notApplicable("asked of production only");
      if (inputsOf(database).has("replicateSourceDb")) return notApplicable("a replica");
      const rules = planRulesOf(index, database).filter(
        ({ runs }) => runs === "daily" || (word === "monthly" && runs === "monthly"),
      );
      const kept = rules.map((rule) => Math.min(rule.days, ...rule.copies.map((copy) => copy.days)));
      const best = Math.max(0, ...kept);
      const forEver = best === Number.POSITIVE_INFINITY ? "for ever" : `${best} days`;
      const found = rules.length === 0 ? `no ${word} snapshot` : forEver;
      return fact(best >= leastDays, `${word} snapshots`, `kept at least ${leastDays} days`, found);
    }),
  );
}
