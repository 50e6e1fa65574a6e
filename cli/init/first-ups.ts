import type { Settings } from "../../infra/config/settings.ts";

/**
 * The stacks that have to be brought up, in order, so that `stack` runs: before it comes the one of its account that makes the
 * repositories which it pulls from. Another account's are taken to be there in a rehearsal.
 */
export function firstUps(all: ReadonlyMap<string, Settings>, stack: string): readonly string[] {
  const own = all.get(stack);
  if (own?.registry.ownership !== "reader" || own.registry.ownerAccountId !== own.aws.accountId)
    return [stack];
  const owner = [...all].find(
    ([, { aws, product, registry }]) =>
      registry.ownership === "owner" && aws.accountId === own.aws.accountId && product === own.product,
  );
  return owner === undefined ? [stack] : [owner[0], stack];
}
