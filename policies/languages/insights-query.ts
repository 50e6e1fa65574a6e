/*
 * CloudWatch Logs Insights, as far as a rule asks: which conditions every line of the answer fulfils. Source: CloudWatch Logs
 * User Guide, "CloudWatch Logs Insights language query syntax", from memory, 2026-11.
 */

/** Texts in quotes and expressions between slashes, in which bars, hashes and words mean nothing. */
const LITERAL = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/(?:[^/\\\n]|\\.)+\//g;

/** Stands before and behind a literal's place; a character that no text has, for it is nobody's. */
const PLACE = "\uE000";

/** Conditions that stand in filters by themselves or joined by `and`, in one spelling. */
export function requiredConditions(query: string): ReadonlySet<string> {
  const literals: string[] = [];
  const bare = query
    .replace(LITERAL, (literal) => `${PLACE}${literals.push(oneQuote(literal)) - 1}${PLACE}`)
    .replace(/#.*$/gm, "");
  const filters = bare
    .split("|")
    .map((command) => /^\s*filter\s+(.*)$/is.exec(command)?.[1])
    .filter((condition) => condition !== undefined);
  return new Set(
    filters.flatMap(conjuncts).map((one) => one.replace(/\uE000(\d+)\uE000/g, (_, at) => literals[at] ?? "")),
  );
}

/** Parts between top-level `and`; one that a top-level `or` stands in is one condition as a whole. */
function conjuncts(condition: string): readonly string[] {
  const words = condition.match(/[()]|[^\s()]+/g) ?? [];
  const parts: string[][] = [[]];
  let depth = 0;
  let either = false;
  for (const word of words) {
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    if (depth === 0 && /^or$/i.test(word)) either = true;
    if (depth === 0 && /^and$/i.test(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return either ? [spelled(words)] : parts.map(spelled);
}

/** Blanks only between words, and none that the language does not need: `a="b"` is `a = "b"`. */
function spelled(words: readonly string[]): string {
  return words
    .join(" ")
    .replace(/\s*(!=|>=|<=|=~|=|>|<)\s*/g, " $1 ")
    .trim();
}

/** A text in single quotes is the same in double ones. */
function oneQuote(literal: string): string {
  return literal.startsWith("'") ? `"${literal.slice(1, -1)}"` : literal;
}
