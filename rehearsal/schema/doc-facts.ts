import type { DocFacts } from "./shape.ts";

/** The start of a sentence, or of a remark in brackets, that lists every accepted value. */
const LIST_START =
  /(?:^|[.:;!)\n]\s+|\()(?:(?:The )?[Vv]alid values(?: are|)|Available values):?\s*(?=[`"])/g;
/** Any other way of speaking about accepted values: a second statement makes the first one conditional. */
const MENTION =
  /\b(?:valid|available|allowed|possible|supported|accepted|permitted) (?:values?|options?)\b/gi;
/** One value, in backticks (with `|` between values, in some texts) or in quotes. */
const VALUE = /`([^`\n]+)`|"([^"\n]*)"/y;
const SEPARATOR = /(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*\|\s*)(?=[`"])/y;
/** Remarks that do not open the list: which of the values is the default. */
const REMARK = /\s*\((?:the )?default(?: value)?\)/iy;
const END = /\s*(?:\.(?:\s|$)|\)|\n|$)/y;
/** A plain value; anything else (spaces, `<...>`, `4XX`) may be a pattern or a description. */
const PLAIN = /^(?!.*XX)[A-Za-z0-9][A-Za-z0-9._:/+-]*$/;
/** Words around a list that tell of values outside it. */
const OPEN_ENDED =
  /\b(?:also|other values|custom|e\.g\.|such as|for example|wildcard|multiple of|in addition)\b/i;
const FORCES_NEW =
  /\bforces? (?:a )?(?:new resource|replacement|resource recreation)\b|\bdestruction of the existing\b/i;
/** "If …, changing this forces a new resource": only sometimes. */
const CONDITION = /\b(?:if|when|unless|with an?)\b/i;

/** What a property's doc comment states without doubt; undefined when it states nothing of use. */
export function docFacts(comment: string): DocFacts | undefined {
  const validValues = readValidValues(comment);
  const facts: DocFacts = {
    ...(validValues === undefined ? {} : { validValues }),
    ...(comment.includes("@deprecated") ? { deprecated: true } : {}),
    ...(forcesNew(comment) ? { forcesNew: true } : {}),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
}

function forcesNew(comment: string): boolean {
  return comment.split(/\.\s/).some((sentence) => FORCES_NEW.test(sentence) && !CONDITION.test(sentence));
}

/**
 * The list after "Valid values: `a`, `b`" or "Valid values are `a` or `b`", only when it is plainly the whole truth: the one
 * statement of its kind in the comment, two plain values or more, nothing but separators between them, and the sentence ends
 * after them. Prose ("Valid values are between `1` and `35`", "an ARN or `self`") gives undefined.
 *
 * The SDKs' comments are converted from the Terraform providers' and spoiled on the way: `dual_stack` became `dualStack`, and
 * `http_ratelimit` became `http*ratelimit`. The first is listed in both spellings, since either may be meant; the second is
 * put right.
 */
export function readValidValues(comment: string): readonly string[] | undefined {
  const starts = [...comment.matchAll(LIST_START)];
  const [start] = starts;
  if (start === undefined || starts.length > 1 || [...comment.matchAll(MENTION)].length > 1) return undefined;
  const list = listFrom(comment, start.index + start[0].length);
  if (list === undefined || OPEN_ENDED.test(comment.slice(0, start.index) + comment.slice(list.end)))
    return undefined;
  const values = list.values.map((value) => value.replaceAll(/(?<=\w)\*(?=\w)/g, "_"));
  if (values.length < 2 || !values.every((value) => PLAIN.test(value))) return undefined;
  return [...new Set(values.flatMap((value) => [value, ...snakeCase(value)]))];
}

function listFrom(comment: string, from: number): { values: string[]; end: number } | undefined {
  const values: string[] = [];
  let at = from;
  for (;;) {
    const value = matchAt(VALUE, comment, at);
    if (value === undefined) return undefined;
    values.push(...(value[1] ?? value[2] ?? "").split("|").map((part) => part.trim()));
    at += value[0].length;
    at += matchAt(REMARK, comment, at)?.[0].length ?? 0;
    const separator = matchAt(SEPARATOR, comment, at);
    if (separator === undefined)
      return matchAt(END, comment, at) === undefined ? undefined : { values, end: at };
    at += separator[0].length;
  }
}

/** The spelling with underscores of a value in camel case; nothing for any other value. */
function snakeCase(value: string): string[] {
  if (!/^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(value)) return [];
  return [value.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
