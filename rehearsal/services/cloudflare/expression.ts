import {
  COMPARISONS,
  CONNECTIVES,
  FUNCTIONS,
  REQUEST_FIELDS,
  RESPONSE_FIELDS,
} from "../../data/cloudflare-fields.ts";

/** Characters of one expression (Cloudflare, "Expressions", from memory, 2026-11). */
const MAX_LENGTH = 4096;

type Kind =
  | "value"
  | "field"
  | "function"
  | "comparison"
  | "connective"
  | "not"
  | "open"
  | "close"
  | "comma"
  | "list";

interface Token {
  readonly kind: Kind;
  readonly text: string;
  readonly at: number;
}

/** What an expression uses, as far as plans and phases care. */
export interface ExpressionFacts {
  readonly fields: ReadonlySet<string>;
  /** `matches`, `~` or `regex_replace`. */
  readonly usesRegex: boolean;
}

/** One of: blanks, raw text, quoted text, list, address or number, symbol, word. */
const TOKEN =
  /(?<blank>\s+)|(?<raw>r(?<hashes>#*)"[\s\S]*?"\k<hashes>)|(?<quoted>"(?:[^"\\]|\\.)*")|(?<list>\$[a-z0-9_.]+)|(?<symbol>==|!=|<=|>=|&&|\|\||\^\^|\.\.|[<>~!(){}[\],*])|(?<number>[0-9a-fA-F]*[:.]?\d[0-9a-fA-F:./-]*(?![\w.]))|(?<word>[a-zA-Z_][a-zA-Z0-9_]*(?:\.[a-zA-Z0-9_]+)*)/y;

/**
 * Reads an expression of Cloudflare's rules language far enough to refuse what the API refuses: texts and
 * brackets that are not closed, unknown fields and functions, values or operators side by side. Types are not
 * checked. `value` expressions (a header's value) need no comparison. Returns the fault's words, or what the
 * expression uses.
 */
export function readExpression(source: string): { readonly fault: string } | ExpressionFacts {
  if (source.trim() === "") return { fault: "the expression is empty" };
  if (source.length > MAX_LENGTH)
    return { fault: `the expression has ${source.length} characters; at most ${MAX_LENGTH} are allowed` };
  const tokens = tokenize(source);
  if ("fault" in tokens) return tokens;
  const fault = bracketFault(tokens.list) ?? orderFault(tokens.list);
  if (fault !== undefined) return { fault };
  return {
    fields: new Set(tokens.list.filter((token) => token.kind === "field").map((token) => token.text)),
    usesRegex: tokens.list.some(
      (token) => ["matches", "~", "regex_replace"].includes(token.text) && token.kind !== "value",
    ),
  };
}

/** True where the field speaks of the response. */
export function isResponseField(field: string): boolean {
  return RESPONSE_FIELDS.has(field);
}

function tokenize(source: string): { readonly list: readonly Token[] } | { readonly fault: string } {
  const list: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) {
      const what =
        source[at] === '"'
          ? "a text that is not closed"
          : `unexpected character ${JSON.stringify(source[at])}`;
      return { fault: `${what} at position ${at}` };
    }
    if (groups.blank !== undefined) continue;
    const token = tokenOf(groups, source.slice(TOKEN.lastIndex));
    if (typeof token === "string") return { fault: `${token} at position ${at}` };
    list.push({ ...token, at });
  }
  return { list };
}

function tokenOf(
  groups: Readonly<Record<string, string | undefined>>,
  rest: string,
): { kind: Kind; text: string } | string {
  const { symbol, word } = groups;
  const literal = groups.raw ?? groups.quoted ?? groups.number;
  if (literal !== undefined) return { kind: "value", text: literal };
  if (groups.list !== undefined) return { kind: "list", text: groups.list };
  if (symbol !== undefined) return { kind: symbolKind(symbol), text: symbol };
  if (word === undefined) return "nothing that can be read";
  if (word === "not") return { kind: "not", text: word };
  if (word === "true" || word === "false") return { kind: "value", text: word };
  if (CONNECTIVES.has(word)) return { kind: "connective", text: word };
  if (COMPARISONS.has(word)) return { kind: "comparison", text: word };
  if (/^\s*\(/.test(rest))
    return FUNCTIONS.has(word) ? { kind: "function", text: word } : `unknown function "${word}"`;
  if (REQUEST_FIELDS.has(word) || RESPONSE_FIELDS.has(word)) return { kind: "field", text: word };
  return `unknown field "${word}"`;
}

function symbolKind(symbol: string): Kind {
  if (symbol === "!") return "not";
  if ("({[".includes(symbol)) return "open";
  if (")}]".includes(symbol)) return "close";
  if (symbol === ",") return "comma";
  if (symbol === "*") return "value";
  if (symbol === "..") return "comma";
  return CONNECTIVES.has(symbol) ? "connective" : "comparison";
}

const PARTNER: Readonly<Record<string, string>> = { ")": "(", "}": "{", "]": "[" };

function bracketFault(tokens: readonly Token[]): string | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind === "open") open.push(token);
    if (token.kind !== "close") continue;
    if (open.pop()?.text !== PARTNER[token.text])
      return `"${token.text}" closes nothing at position ${token.at}`;
  }
  const left = open.at(-1);
  return left === undefined ? undefined : `"${left.text}" at position ${left.at} is not closed`;
}

/** Values and operators take turns; inside `{ }` values stand side by side. */
function orderFault(tokens: readonly Token[]): string | undefined {
  let braces = 0;
  let wantsValue = true;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.text === "{") braces += 1;
    if (token.text === "}") braces -= 1;
    if (braces > 0 || token.text === "}") {
      wantsValue = token.text !== "}";
      continue;
    }
    if (token.text === "[" || (token.kind === "value" && token.text === "*")) {
      wantsValue = token.text === "[";
      continue;
    }
    const startsValue =
      ["value", "field", "function", "list", "not"].includes(token.kind) || token.text === "(";
    if (startsValue && !wantsValue && before?.kind !== "function")
      return `an operator is missing before ${shown(token)}`;
    const endsValue = ["comparison", "connective", "comma"].includes(token.kind);
    const pair = token.kind === "comparison" && (before?.text === "strict" || before?.text === "not");
    if (endsValue && wantsValue && !pair) return `a value is missing before ${shown(token)}`;
    if (token.kind === "close" && wantsValue && before?.text !== "(")
      return `a value is missing before ${shown(token)}`;
    wantsValue = endsValue || token.kind === "not" || token.text === "(" || token.kind === "function";
  }
  return wantsValue ? "a value is missing at the end" : undefined;
}

function shown(token: Token): string {
  return `${token.kind === "value" ? "a value" : `"${token.text}"`} at position ${token.at}`;
}
