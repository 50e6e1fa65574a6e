/** Alternatives as people say them: `a`, `a or b`, `a, b or c`. Empty for none. */
export function either(words: readonly string[]): string {
  const [last = "", ...before] = [...words].reverse();
  return before.length === 0 ? last : `${before.reverse().join(", ")} or ${last}`;
}
