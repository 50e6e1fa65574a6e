import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";

/** A service calls others that stand in the stack, never itself, and never in a circle. */
export function checkCalls({ services }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("services")) return []; // their names are not known
  const known = Object.keys(services ?? {});
  const ways = new Map(
    Object.entries(services ?? {}).map(([name, service]) => [name, Object.entries(service?.calls ?? {})]),
  );
  return known.flatMap((name) =>
    (ways.get(name) ?? []).flatMap(([variable, callee]) => {
      if (callee === undefined) return [];
      const where = `services.${name}.calls.${variable}`;
      if (callee === name) return [toItself(where, callee)];
      if (!known.includes(callee))
        return wrong.has(`services.${callee}`) ? [] : [unknown(where, variable, callee, known)];
      return inCircle(where, name, callee, ways);
    }),
  );
}

type Ways = ReadonlyMap<string, readonly (readonly [variable: string, callee: string | undefined])[]>;

function toItself(where: string, callee: string): Problem {
  const next = "Remove it: within a task its containers speak over 127.0.0.1";
  return { where, expected: "another service than the caller", found: shown(callee), next };
}

function unknown(where: string, variable: string, callee: string, known: readonly string[]): Problem {
  const near = nearest(callee, known);
  const next = near === undefined ? "Add the service, or remove this" : `Write ${variable}: ${near}`;
  return { where, expected: "the name of a service of the stack", found: shown(callee), next };
}

/** Callers start after the services that they call, so that a circle could never start. It is told where its first name stands. */
function inCircle(where: string, name: string, callee: string, ways: Ways): readonly Problem[] {
  const circle = wayBack(callee, name, ways, [name]);
  if (circle === undefined || [...circle].sort()[0] !== name) return [];
  const expected =
    "services that call one another in one direction, since each starts after those that it calls";
  const found = `a circle, ${[...circle, name].join(" → ")}`;
  return [
    { where, expected, found, next: "Remove one of its ways, or let the two share a queue or a store" },
  ];
}

/** The services on the way from `from` to `to`, after those of `before`. */
function wayBack(
  from: string,
  to: string,
  ways: Ways,
  before: readonly string[],
): readonly string[] | undefined {
  if (from === to) return before;
  if (before.includes(from)) return undefined;
  for (const [, next] of ways.get(from) ?? []) {
    const found = next === undefined ? undefined : wayBack(next, to, ways, [...before, from]);
    if (found !== undefined) return found;
  }
  return undefined;
}
