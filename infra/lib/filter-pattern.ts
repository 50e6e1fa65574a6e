import { FilterConditions, QUOTED, REGEX } from "./filter-conditions.ts";
import { first, type PatternFault, UnreadablePattern, unreadable } from "./unreadable-pattern.ts";

/**
 * The first fault of a filter pattern of CloudWatch Logs; undefined where it is whole. Three forms: a condition over fields of JSON
 * in braces, one over the words of a line in brackets, and words or phrases. What the guide has in quotes is asked for in quotes.
 * docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html: phrases, terms and regular expressions (read
 * 2026-11-27); FilterAndPatternSyntaxForMetricFilters.html: the two conditions (from memory, 2026-11).
 */
export function filterPatternFault(pattern: string): PatternFault | undefined {
  const text = pattern.trim();
  try {
    if (text.startsWith("{")) new FilterConditions(text).ofFields();
    else if (text.startsWith("[")) new FilterConditions(text).ofWords();
    else checkTerms(text);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadablePattern) return error.fault;
    throw error;
  }
}

const TERM = new RegExp(String.raw`\s*[?-]?(?:${QUOTED}|${REGEX}|[A-Za-z0-9_]+)(?=\s|$)`, "y");

function checkTerms(text: string): void {
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const rest = text.slice(TERM.lastIndex).trim();
    if (TERM.test(text)) continue;
    const term = rest.replace(/^[?-]/, "");
    const isOpen = /^["%]/.test(term) && !/^(?:"(?:[^"\\]|\\.)*"|%[^%]+%)/.test(term);
    throw isOpen
      ? unreadable(term)
      : new UnreadablePattern(
          first(rest),
          "Put a term with other signs than letters, digits and _ in quotes",
        );
  }
}
