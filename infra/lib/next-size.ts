/** A size that is a letter or more and a number: `M10`. */
const SIZE = /^([a-z]+)(\d+)$/i;

/**
 * The smallest known size that is at least the one somebody wrote, by its number, or else the largest; undefined where `word` is no
 * such size. `M15` means M20 where there are M10 and M20: less than what was asked would not do.
 */
export function nextSize(word: string, known: readonly string[]): string | undefined {
  const [, kind, number] = SIZE.exec(word) ?? [];
  if (kind === undefined) return undefined;
  const sizes = known
    .flatMap((name) => {
      const [, ownKind, ownNumber] = SIZE.exec(name) ?? [];
      return ownKind?.toLowerCase() === kind.toLowerCase() ? [{ name, number: Number(ownNumber) }] : [];
    })
    .sort((a, b) => a.number - b.number);
  return (sizes.find((size) => size.number >= Number(number)) ?? sizes.at(-1))?.name;
}
