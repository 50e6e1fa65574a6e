import { type AddressBlock, addressBlock } from "./address-block.ts";

/** One word of Cloudflare's rules language. */
export type Token =
  | { readonly kind: "value"; readonly value: string | number | boolean | AddressBlock }
  /** A field, a function, or an operator that is written in letters. */
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string };

/** Source: developers.cloudflare.com/ruleset-engine/rules-language/values, from memory, 2026-11. */
const WORDS: readonly (readonly [pattern: RegExp, read: (text: string) => Token | undefined])[] = [
  [/\s+/y, () => undefined],
  [/r(#*)".*?"\1/sy, (text) => value(text.replace(/^r(#*)"(.*)"\1$/s, "$2"))],
  [/"(?:[^"\\]|\\.)*"/y, (text) => value(text.slice(1, -1).replaceAll(/\\(["\\])/g, "$1"))],
  [
    /(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]+)(?:\/\d{1,3})?/y,
    (text) => value(addressBlock(text)),
  ],
  [/\d+/y, (text) => value(Number(text))],
  [/(?:true|false)\b/y, (text) => value(text === "true")],
  [/[A-Za-z_][\w.]*/y, (text) => ({ kind: "name", text })],
  [/==|!=|<=|>=|&&|\|\||\^\^|[<>!(){}[\],]/y, (text) => ({ kind: "sign", text })],
];

function value(read: string | number | boolean | AddressBlock): Token {
  return { kind: "value", value: read };
}

/** The words of an expression in their order. Throws for what is no word of the language. */
export function rulesTokens(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const found = wordAt(source, at);
    if (found.token !== undefined) tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}

function wordAt(source: string, at: number): { readonly token: Token | undefined; readonly end: number } {
  for (const [pattern, read] of WORDS) {
    pattern.lastIndex = at;
    const [text] = pattern.exec(source) ?? [];
    if (text !== undefined) return { token: read(text), end: at + text.length };
  }
  throw new Error(`The rehearsal's edge reads no further than position ${at} of: ${source}`);
}
