import type { Settings } from "../../infra/config/settings.ts";

type Stacks = ReadonlyMap<string, Settings>;

/**
 * All stacks in the order in which they come up for the first time: before each the one of its account that makes the repositories
 * which it pulls from (another account's are taken to be there in a rehearsal), and the one that runs its images before it; else
 * staging before production.
 */
export function firstUps(all: Stacks): readonly string[] {
  const [staging, production] = ["staging", "production"].map((tier) =>
    [...all].flatMap(([stack, settings]) => (settings.tier === tier ? [stack] : [])),
  );
  const order = [...(staging ?? []), ...(production ?? [])];
  return [...new Set(order.flatMap((stack) => [...needs(all, stack), stack]))];
}

/** The stack of the same account that makes the repositories which `stack` pulls from. */
export function repositoriesFrom(all: Stacks, stack: string): string | undefined {
  const own = all.get(stack);
  if (own?.registry.ownership !== "reader" || own.registry.ownerAccountId !== own.aws.accountId)
    return undefined;
  return [...all].find(
    ([, { aws, product, registry }]) =>
      registry.ownership === "owner" && aws.accountId === own.aws.accountId && product === own.product,
  )?.[0];
}

function needs(all: Stacks, stack: string): readonly string[] {
  const before = [repositoriesFrom(all, stack), all.get(stack)?.promotion?.from];
  return before.filter((one) => one !== undefined && all.has(one)) as string[]; // the filter leaves no undefined
}
