import { type AddressBlock, holdsBlock } from "./address-block.ts";
import type { WebRequest } from "./answer.ts";
import { rulesTokens, type Token } from "./rules-tokens.ts";
import { FIELDS, FUNCTIONS } from "./rules-words.ts";

/*
 * Cloudflare's rules language at work, as far as the rehearsal's edge needs it. Sources: developers.cloudflare.com/ruleset-engine/
 * rules-language/operators, read 2026-11-27 as far as comparisons; order of precedence (not, and, xor, or) and what a missing
 * value does, from memory, 2026-11.
 */

/** What an expression is worth for a request; undefined where a part of the request is missing. */
export type Value = string | number | boolean | AddressBlock | undefined;
export type Worth = (request: WebRequest) => Value;

/** From the loosest to the closest. */
const CONNECTIVES: readonly {
  readonly names: readonly string[];
  readonly join: (left: boolean, right: boolean) => boolean;
}[] = [
  { names: ["or", "||"], join: (left, right) => left || right },
  { names: ["xor", "^^"], join: (left, right) => left !== right },
  { names: ["and", "&&"], join: (left, right) => left && right },
];

/** Comparisons of values that are there. */
const COMPARISONS: Readonly<Record<string, (left: Value, right: Value) => boolean>> = {
  eq: same,
  ne: (left, right) => !same(left, right),
  lt: (left, right) => figure(left) < figure(right),
  le: (left, right) => figure(left) <= figure(right),
  gt: (left, right) => figure(left) > figure(right),
  ge: (left, right) => figure(left) >= figure(right),
  contains: (left, right) => words(left).includes(words(right)),
};
const SIGNS: Readonly<Record<string, string>> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

/** True where the rule means the request. Throws for words that the rehearsal's edge does not know. */
export function meansRequest(expression: string, request: WebRequest): boolean {
  return truth(wholly(expression, (reader) => joined(reader, 0))(request));
}

/** The text that an expression of values makes of a request; undefined where a part is missing. */
export function textFrom(expression: string, request: WebRequest): string | undefined {
  const found = wholly(expression, operand)(request);
  return found === undefined ? undefined : String(found);
}

/** The words that are still to be read. */
interface Reader {
  readonly next: () => Token | undefined;
  readonly take: () => Token;
  /** Takes the name or sign if it stands next. */
  readonly took: (...texts: readonly string[]) => boolean;
}

function wholly(expression: string, read: (reader: Reader) => Worth): Worth {
  const left = [...rulesTokens(expression)].reverse();
  const unread = (what: string) => new Error(`The rehearsal's edge expected ${what} in: ${expression}`);
  const next = () => left.at(-1);
  const took = (...texts: readonly string[]) => {
    const token = next();
    if (token === undefined || token.kind === "value" || !texts.includes(token.text)) return false;
    left.pop();
    return true;
  };
  const take = () => {
    const token = left.pop();
    if (token === undefined) throw unread("another word");
    return token;
  };
  const worth = read({ next, take, took });
  if (next() !== undefined) throw unread("an end");
  return worth;
}

function joined(reader: Reader, level: number): Worth {
  const connective = CONNECTIVES[level];
  if (connective === undefined) return negated(reader);
  let worth = joined(reader, level + 1);
  while (reader.took(...connective.names)) {
    const [left, right] = [worth, joined(reader, level + 1)];
    worth = (request) => connective.join(truth(left(request)), truth(right(request)));
  }
  return worth;
}

function negated(reader: Reader): Worth {
  if (!reader.took("not", "!")) return compared(reader);
  const worth = negated(reader);
  return (request) => !truth(worth(request));
}

function compared(reader: Reader): Worth {
  if (reader.took("(")) {
    const worth = joined(reader, 0);
    expect(reader, ")");
    return worth;
  }
  const left = operand(reader);
  if (reader.took("in")) {
    const list = listed(reader);
    return (request) => list.some((one) => within(left(request), one));
  }
  const token = reader.next();
  const written = token === undefined || token.kind === "value" ? "" : token.text;
  const name = SIGNS[written] ?? written;
  const compare = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  if (compare === undefined) return left;
  reader.take();
  const right = operand(reader);
  return (request) => {
    const [one, other] = [left(request), right(request)];
    return one === undefined || other === undefined ? name === "ne" : compare(one, other);
  };
}

/** A value, a field, or what a function makes of others. */
function operand(reader: Reader): Worth {
  const token = reader.take();
  if (token.kind === "value") return () => token.value;
  if (token.kind === "sign")
    throw new Error(`The rehearsal's edge expected a value in place of "${token.text}".`);
  if (reader.took("(")) return called(token.text, reader);
  if (token.text === "http.request.headers") return header(reader);
  const field = Object.hasOwn(FIELDS, token.text) ? FIELDS[token.text] : undefined;
  if (field === undefined) throw new Error(`The rehearsal's edge knows no field "${token.text}".`);
  return field;
}

function called(name: string, reader: Reader): Worth {
  const apply = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (apply === undefined) throw new Error(`The rehearsal's edge knows no function "${name}".`);
  const given: Worth[] = [];
  do given.push(operand(reader));
  while (reader.took(","));
  expect(reader, ")");
  return (request) => {
    const values = given.map((worth) => worth(request));
    return values.includes(undefined) ? undefined : apply(...values.map(words));
  };
}

/** `["name"][0]`: names in lower case, one value each. */
function header(reader: Reader): Worth {
  const step = (): string => {
    expect(reader, "[");
    const token = reader.take();
    expect(reader, "]");
    if (token.kind !== "value")
      throw new Error("The rehearsal's edge expected a header's name and a position.");
    return String(token.value);
  };
  const [name, position] = [step(), step()];
  return ({ headers }) => (position === "0" && Object.hasOwn(headers, name) ? headers[name] : undefined);
}

function listed(reader: Reader): readonly Value[] {
  expect(reader, "{");
  const values: Value[] = [];
  while (!reader.took("}")) {
    const token = reader.take();
    if (token.kind !== "value") throw new Error("The rehearsal's edge expected values between { and }.");
    values.push(token.value);
  }
  return values;
}

function expect(reader: Reader, sign: string): void {
  if (!reader.took(sign)) throw new Error(`The rehearsal's edge expected "${sign}".`);
}

function within(value: Value, one: Value): boolean {
  return typeof value === "object" && typeof one === "object"
    ? holdsBlock(one, value)
    : value !== undefined && same(value, one);
}

function same(left: Value, right: Value): boolean {
  if (typeof left !== "object" || typeof right !== "object") return left === right;
  return left.bits === right.bits && left.value === right.value;
}

function truth(value: Value): boolean {
  if (typeof value === "boolean" || value === undefined) return value === true;
  throw new Error("The rehearsal's edge expected a comparison, and found a value alone.");
}

function figure(value: Value): number {
  if (typeof value === "number") return value;
  throw new Error("The rehearsal's edge compares numbers alone by size.");
}

function words(value: Value): string {
  if (typeof value === "string") return value;
  throw new Error("The rehearsal's edge expected a text.");
}
