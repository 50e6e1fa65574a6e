import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));

/** How many test files share the examples' stacks: two workers then end at nearly the same time. */
export const SHARDS = 4;

/** One stack file below examples/. */
export interface System {
  /** Folder below examples/: `shop`, `shop/first-stage`. */
  readonly name: string;
  readonly dir: string;
  readonly stack: string;
}

/** Every stack below that folder, read from disk: a new example is tested by being there. */
export function systemsBelow(dir: string = EXAMPLES): readonly System[] {
  return namesIn(dir)
    .flatMap((name) => {
      const stack = /(?:^|\/)Pulumi\.(\w+)\.yaml$/.exec(name)?.[1];
      if (stack === undefined) return [];
      const folder = join(dir, name, "..");
      return [{ name: relative(dir, folder), dir: folder, stack }];
    })
    .sort((a, b) => (`${a.name} ${a.stack}` < `${b.name} ${b.stack}` ? -1 : 1));
}

/** The stacks that one test file of `SHARDS` takes. */
export function shareOf<T>(all: readonly T[], shard: number): readonly T[] {
  return all.filter((_, index) => index % SHARDS === shard - 1);
}

function namesIn(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => !name.includes(".slipway"));
}
