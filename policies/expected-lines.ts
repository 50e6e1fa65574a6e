import type { CountedLines } from "./relations/counted-lines.ts";

/** What each entry names, and whether it may be left out. */
const WORDS: Readonly<Record<keyof CountedLines, "needed" | "optional">> = {
  metric: "needed",
  log: "needed",
  pattern: "needed",
  value: "optional",
};

/** True for a list, at least one entry long, of lines that metrics are made of, with known words alone. */
export function areLines(value: unknown): value is readonly CountedLines[] {
  return Array.isArray(value) && value.length > 0 && value.every(isLines);
}

function isLines(entry: unknown): boolean {
  if (entry === null || typeof entry !== "object") return false;
  const given = new Map<string, unknown>(Object.entries(entry));
  const known = Object.entries(WORDS).every(([word, need]) => {
    const value = given.get(word);
    return value === undefined ? need === "optional" : typeof value === "string" && value !== "";
  });
  return known && [...given.keys()].every((word) => Object.hasOwn(WORDS, word));
}
