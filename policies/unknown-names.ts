import type { Problem } from "../infra/lib/errors.ts";
import { nearest } from "../infra/lib/nearest.ts";
import { EXPECTATIONS_FILE, type Expectation, loadExpectations } from "./expectations.ts";
import { readPolicyFile } from "./policy-file.ts";

/** What a stack declares under names of its own. */
export interface StackNames {
  readonly tier: "staging" | "production";
  readonly services: readonly string[];
  readonly alerts: readonly string[];
  readonly queries: readonly string[];
  readonly dashboards: readonly string[];
}

type Kind = Exclude<keyof StackNames, "tier">;

/** Words of demands that name something of a stack file. */
const WORDS: Readonly<Record<string, { readonly kind: Kind; readonly what: string }>> = {
  service: { kind: "services", what: "a service" },
  restartsOf: { kind: "services", what: "a service" },
  alert: { kind: "alerts", what: "an alert" },
  query: { kind: "queries", what: "a saved query" },
  queries: { kind: "queries", what: "saved queries" },
  dashboard: { kind: "dashboards", what: "a dashboard" },
};

/** Names in the demands of a folder that none of the stacks has which they hold for: nothing there can meet them. */
export function unknownNames(configDir: string, stacks: readonly StackNames[]): readonly Problem[] {
  const file = readPolicyFile(configDir, EXPECTATIONS_FILE);
  return loadExpectations(configDir).rows.flatMap(({ expect }, row) =>
    expect.flatMap((expectation, index) => {
      const held = stacks.filter(
        ({ tier }) => tierOf(expectation) === undefined || tier === tierOf(expectation),
      );
      if (held.length === 0) return [];
      return namesIn(expectation).flatMap(({ kind, name, what, word }) => {
        const known = held.flatMap((stack) => stack[kind]);
        if (known.includes(name)) return [];
        const where = `rows[${row}].expect[${index}].${word}`;
        const line = file?.lineOf(where);
        const near = nearest(name, known);
        return {
          source: EXPECTATIONS_FILE,
          ...(line === undefined ? {} : { line }),
          where,
          expected: `${what} of a stack that it holds for`,
          found: `"${name}"`,
          next: near === undefined ? `Declare it under ${kind}, or correct it` : `Write "${near}"`,
        };
      });
    }),
  );
}

function tierOf(expectation: Expectation): string | undefined {
  return "tier" in expectation ? expectation.tier : undefined;
}

function namesIn(expectation: Expectation) {
  return Object.entries(expectation).flatMap(([word, value]) => {
    const named = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    const names: readonly unknown[] = Array.isArray(value) ? value : [value];
    return named === undefined
      ? []
      : names.flatMap((name) => (typeof name === "string" ? { ...named, word, name } : []));
  });
}
