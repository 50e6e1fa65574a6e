import { type Expectations, loadExpectations } from "./expectations.ts";
import type { Rule } from "./rule.ts";
import { expectationRules } from "./rules/expected/index.ts";
import { RULES } from "./rules/index.ts";

/** Every rule of a product: the generic ones, and one for each value that the product declares. */
export function rulesFor(expectations: Expectations): readonly Rule[] {
  return [...RULES, ...expectationRules(expectations)];
}

/** The same from a configuration folder. */
export function rulesIn(configDir: string): readonly Rule[] {
  return rulesFor(loadExpectations(configDir));
}
