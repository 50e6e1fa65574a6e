/**
 * The expression with 0 wherever the count of that name has no data: services publish such counts only when something was
 * counted, a sum with one part missing is missing as a whole, and an alarm keeps quiet over what is missing (CloudWatch User
 * Guide, "Using math expressions", FILL, from memory, 2026-11). Where the name alone divides, it stays: nothing divided by
 * nothing says nothing. So does what the expression fills itself.
 */
export function filledCounts(expression: string, id: string): string {
  return expression.replace(new RegExp(`\\b${id}\\b`, "g"), (name, offset: number) => {
    const before = expression.slice(0, offset);
    const after = expression.slice(offset + name.length);
    const divides = /\/\s*$/.test(before) || (/\/\s*\(\s*$/.test(before) && /^\s*\)/.test(after));
    const isFilled = /\bFILL\s*\(\s*$/.test(before);
    return divides || isFilled ? name : `FILL(${name}, 0)`;
  });
}
