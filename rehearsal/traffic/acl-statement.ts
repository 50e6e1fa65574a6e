import { given, isRecord, list, number, record, records, text } from "../services/known.ts";
import type { WebRequest } from "./answer.ts";
import { urlDecoded, withoutDots } from "./url-path.ts";

/*
 * Statements of AWS WAF at work, as far as the rehearsal's web ACL needs them. Source: AWS WAF API reference, Statement,
 * FieldToMatch and TextTransformation, from memory, 2026-11.
 */

type Plain = Readonly<Record<string, unknown>>;
type Judge = (settings: Plain, request: WebRequest) => boolean;

/** A statement over a part of the request is false where the request has no such part. */
const overPart =
  (fits: (part: string, settings: Plain) => boolean): Judge =>
  (settings, request) => {
    const part = inspected(settings, request);
    return part !== undefined && fits(part, settings);
  };

const KINDS: Readonly<Record<string, Judge>> = {
  andStatement: (settings, request) => inner(settings).every((one) => statementHolds(one, request)),
  orStatement: (settings, request) => inner(settings).some((one) => statementHolds(one, request)),
  notStatement: (settings, request) => !statementHolds(record(settings, "statement") ?? {}, request),
  byteMatchStatement: overPart((part, settings) => {
    const place = chosen(PLACES, text(settings, "positionalConstraint"), "position");
    return place(part, text(settings, "searchString") ?? "");
  }),
  regexMatchStatement: overPart((part, settings) =>
    new RegExp(text(settings, "regexString") ?? "").test(part),
  ),
  sizeConstraintStatement: overPart((part, settings) => {
    const compare = chosen(SIZES, text(settings, "comparisonOperator"), "comparison");
    return compare(Buffer.byteLength(part), number(settings, "size") ?? 0);
  }),
};

const PLACES: Readonly<Record<string, (part: string, searched: string) => boolean>> = {
  EXACTLY: (part, searched) => part === searched,
  STARTS_WITH: (part, searched) => part.startsWith(searched),
  ENDS_WITH: (part, searched) => part.endsWith(searched),
  CONTAINS: (part, searched) => part.includes(searched),
};

const SIZES: Readonly<Record<string, (size: number, limit: number) => boolean>> = {
  EQ: (size, limit) => size === limit,
  NE: (size, limit) => size !== limit,
  LT: (size, limit) => size < limit,
  LE: (size, limit) => size <= limit,
  GT: (size, limit) => size > limit,
  GE: (size, limit) => size >= limit,
};

const TRANSFORMATIONS: Readonly<Record<string, (part: string) => string>> = {
  NONE: (part) => part,
  LOWERCASE: (part) => part.toLowerCase(),
  URL_DECODE: urlDecoded,
  NORMALIZE_PATH: withoutDots,
};

const PARTS: Readonly<Record<string, (settings: Plain, request: WebRequest) => string | undefined>> = {
  uriPath: (_, { path }) => path,
  method: (_, { method }) => method,
  singleHeader: (settings, { headers, host }) => {
    const name = (text(settings, "name") ?? "").toLowerCase();
    return name === "host" ? host : headers[name];
  },
};

/** True where the statement is about the request. Throws for words that the rehearsal's web ACL does not know. */
export function statementHolds(statement: Plain, request: WebRequest): boolean {
  const [kind, settings] = single(statement);
  return chosen(KINDS, kind, "kind of statement")(settings, request);
}

function inspected(settings: Plain, request: WebRequest): string | undefined {
  const [part, more] = single(record(settings, "fieldToMatch") ?? {});
  const raw = chosen(PARTS, part, "part of a request")(more, request);
  const steps = [...records(settings, "textTransformations")].sort(
    (one, other) => (number(one, "priority") ?? 0) - (number(other, "priority") ?? 0),
  );
  return raw === undefined
    ? undefined
    : steps.reduce((done, step) => chosen(TRANSFORMATIONS, text(step, "type"), "transformation")(done), raw);
}

function inner(settings: Plain): readonly Plain[] {
  return list(settings, "statements").filter(isRecord);
}

/** The only word that is given, with its settings. */
function single(words: Plain): readonly [string, Plain] {
  const [word, ...others] = Object.keys(words).filter((one) => given(words, one));
  if (word === undefined || others.length > 0)
    throw new Error(
      `The rehearsal's web ACL expected one word of a kind; got ${others.length + (word === undefined ? 0 : 1)}.`,
    );
  return [word, record(words, word) ?? {}];
}

function chosen<T>(table: Readonly<Record<string, T>>, word: string | undefined, what: string): T {
  const found = word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
  if (found === undefined) throw new Error(`The rehearsal's web ACL knows no ${what} "${String(word)}".`);
  return found;
}
