import type { RuleContext } from "../context.ts";
import { unchecked } from "../expect.ts";
import type { Verdict } from "../verdict.ts";

/** A limit that the stack's file says the application holds itself: nothing here shows whether it does. */
export type ApplicationLimit = NonNullable<RuleContext["applicationLimits"]>[number];

/** The tightest of them that covers a path of a hostname; letters of paths in either case, a star at the end for all below. */
export function applicationLimitOn(
  { applicationLimits = [] }: RuleContext,
  hostname: string,
  path: string,
): ApplicationLimit | undefined {
  return [...applicationLimits]
    .filter((limit) => limit.hostname === undefined || limit.hostname === hostname)
    .filter((limit) => covers(limit.path.toLowerCase(), path.toLowerCase()))
    .sort((a, b) => a.requestsPerMinute - b.requestsPerMinute)[0];
}

/** What a rule says of such a limit: never met, since nobody looked, and no violation, since the edge cannot hold it. */
export function heldByApplication({ name, requestsPerMinute }: ApplicationLimit): Verdict {
  return unchecked(
    `held by the application, not checked here: its limit "${name}" of ${requestsPerMinute} requests a minute`,
  );
}

function covers(pattern: string, path: string): boolean {
  if (!pattern.endsWith("*")) return pattern === path;
  const base = pattern.slice(0, -1);
  return path.startsWith(base) || `${path}/` === base;
}
