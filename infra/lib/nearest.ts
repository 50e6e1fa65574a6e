import { distance } from "fastest-levenshtein";

/** Share of a word's letters that may differ before a suggestion is more confusing than none. */
const MAX_DIFFERENCE = 0.4;

/** Shortest beginning that counts as an abbreviation: `prod` stands for `production`. */
const MIN_PREFIX = 3;

/**
 * The known word that somebody who wrote `word` most likely meant; undefined when none is near.
 * Case, hyphens and underscores do not count as differences; an abbreviation wins over a misspelling.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = plain(word);
  if (wanted.length === 0) return undefined;
  const short = known.filter((candidate) => abbreviates(wanted, plain(candidate)));
  const candidates = short.length > 0 ? short : known;
  let best: { candidate: string; difference: number } | undefined;
  for (const candidate of candidates) {
    const difference = distance(wanted, plain(candidate));
    if (best === undefined || difference < best.difference) best = { candidate, difference };
  }
  if (best === undefined) return undefined;
  const allowed = Math.max(1, Math.floor(Math.max(wanted.length, best.candidate.length) * MAX_DIFFERENCE));
  return short.length > 0 || best.difference <= allowed ? best.candidate : undefined;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, "");
}

function abbreviates(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= MIN_PREFIX && long.startsWith(short);
}
