import { checklistFor } from "./checklist.ts";
import { type Expectations, loadExpectations } from "./expectations.ts";
import type { Rule } from "./rule.ts";
import { expectationRules } from "./rules/expected/index.ts";
import { RULES } from "./rules/index.ts";

/**
 * Every rule of a product: the generic ones of its own rows, and one for each value that it declares. What no row of the
 * product asks for refuses nothing: the report could not say why.
 */
export function rulesFor(expectations: Expectations): readonly Rule[] {
  const rows = new Set(checklistFor(expectations).map(({ id }) => id));
  return [...RULES.filter(({ control }) => rows.has(control)), ...expectationRules(expectations)];
}

/** The same from a configuration folder. */
export function rulesIn(configDir: string): readonly Rule[] {
  return rulesFor(loadExpectations(configDir));
}
