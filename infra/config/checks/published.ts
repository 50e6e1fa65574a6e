import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** Nobody else writes to a namespace that an application publishes to: what counts log lines has one of its own. */
export function checkPublished({
  environment: named,
  product,
  published,
  tier,
}: ConfigParts): readonly Problem[] {
  const environment = named ?? tier;
  if (product === undefined || environment === undefined) return [];
  const taken = `${product}/${environment}`;
  return Object.entries(published ?? {}).flatMap(([name, one]): readonly Problem[] =>
    one?.namespace === taken
      ? [
          {
            where: `published.${name}.namespace`,
            expected: "another namespace",
            found: `"${taken}", where the stack counts log lines`,
            next: `Write ${taken}/app, there and in the application`,
          },
        ]
      : [],
  );
}
