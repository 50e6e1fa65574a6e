import { UnreadablePattern, unreadable } from "./unreadable-pattern.ts";

type Kind = "text" | "regex" | "field" | "mark" | "word";

interface Token {
  readonly kind: Kind;
  readonly source: string;
}

/** A text in quotes, and a regular expression between percent signs. */
export const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
export const REGEX = "%[^%]+%";
const FIELD = String.raw`\$(?:\.?\[(?:\d+|\*|"[^"]*"|'[^']*')\]|\.[A-Za-z0-9_@-]+|\.\*)+`;
const MARK = String.raw`&&|\|\||!=|<=|>=|\.\.\.|[=<>(){}\[\],]`;
const WORD = "[A-Za-z0-9_.*+-]+";
const TOKEN = new RegExp(
  String.raw`\s*(?:(?<text>${QUOTED})|(?<regex>${REGEX})|(?<field>${FIELD})|(?<mark>${MARK})|(?<word>${WORD}))`,
  "y",
);

/** The parts of a condition. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw unreadable(text.slice(at).trim());
    const [kind, source] = Object.entries(groups).find(([, found]) => found !== undefined) ?? ["word", ""];
    tokens.push({ kind: kind as Kind, source: source ?? "" }); // the names of the pattern's own groups
  }
  return tokens;
}

/** Conditions between braces or brackets, read from the left. */
export class FilterConditions {
  readonly #tokens: readonly Token[];
  readonly #end: string;
  #at = 1; // after the opening sign

  /** Of the whole pattern, from the sign that opens it. */
  constructor(text: string) {
    this.#tokens = tokensOf(text);
    this.#end = text.startsWith("{") ? "}" : "]";
  }

  ofFields(): void {
    if (this.#isNext("}"))
      throw new UnreadablePattern(
        "braces around nothing",
        'Write a condition, such as { $.event = "refused" }',
      );
    this.#anyOf(() => this.#fieldCondition());
    this.#close();
  }

  ofWords(): void {
    do this.#anyOf(() => this.#wordCondition());
    while (this.#take(","));
    this.#close();
  }

  #close(): void {
    const end = this.#end;
    const next = this.#tokens[this.#at];
    if (next === undefined)
      throw new UnreadablePattern(
        end === "}" ? "a brace that nobody closes" : "a bracket that nobody closes",
        `End it with ${end}`,
      );
    if (next.source !== end)
      throw new UnreadablePattern(
        `${shownToken(next)} after a whole condition`,
        "Put a value of several words in quotes, or join two conditions with && or ||",
      );
    if (this.#at + 1 < this.#tokens.length)
      throw new UnreadablePattern(
        `something behind the last ${end}`,
        "Take it away, or write it between the signs",
      );
  }

  /** Conditions with `&&` and `||` between them, in parentheses or not. */
  #anyOf(condition: () => void): void {
    do {
      if (this.#take("(")) {
        this.#anyOf(condition);
        if (!this.#take(")"))
          throw new UnreadablePattern("a parenthesis that nobody closes", "Close it with )");
      } else condition();
    } while (this.#take("&&") || this.#take("||"));
  }

  #fieldCondition(): void {
    const field = this.#read("field", "a field such as $.event");
    if (this.#take("NOT")) this.#need("EXISTS", field);
    else if (this.#take("IS")) {
      if (["NULL", "TRUE", "FALSE"].some((word) => this.#take(word))) return;
      throw new UnreadablePattern(
        `IS without NULL, TRUE or FALSE after ${field}`,
        "Write one of the three in capital letters",
      );
    } else if (!this.#comparison(field))
      throw new UnreadablePattern(
        `${field} compared with nothing`,
        `Write ${field} = "value", or ${field} = "*" for a field that is there`,
      );
  }

  /** A name alone stands for whatever is there. */
  #wordCondition(): void {
    if (this.#take("...")) return;
    this.#comparison(this.#read("word", "a name for each word, with commas between them, or ..."));
  }

  #comparison(of: string): boolean {
    if (this.#take("=") || this.#take("!=")) {
      this.#value(of, ["text", "regex", "word"]);
      return true;
    }
    const isOrdered = ["<", "<=", ">", ">="].some((sign) => this.#take(sign));
    if (!isOrdered) return false;
    const figure = this.#value(of, ["word"]);
    if (!NUMBER.test(figure))
      throw new UnreadablePattern(
        `${JSON.stringify(figure)} where ${of} is compared as a number`,
        "Write a number",
      );
    return true;
  }

  #value(of: string, kinds: readonly Kind[]): string {
    const next = this.#tokens[this.#at];
    if (next === undefined || !kinds.includes(next.kind))
      throw new UnreadablePattern(
        `${shownToken(next)} where a value is compared with ${of}`,
        `Write ${kinds.length === 1 ? "a number" : "a number, a text in quotes or a regular expression between %"}`,
      );
    this.#at += 1;
    return next.source;
  }

  #read(kind: Kind, wanted: string): string {
    const next = this.#tokens[this.#at];
    if (next?.kind !== kind)
      throw new UnreadablePattern(`${shownToken(next)} where a condition begins`, `Write ${wanted}`);
    this.#at += 1;
    return next.source;
  }

  #need(word: string, after: string): void {
    if (!this.#take(word))
      throw new UnreadablePattern(`NOT without ${word} after ${after}`, `Write ${after} NOT ${word}`);
  }

  #isNext(source: string): boolean {
    const next = this.#tokens[this.#at];
    return next?.source === source && next.kind !== "text";
  }

  #take(source: string): boolean {
    if (!this.#isNext(source)) return false;
    this.#at += 1;
    return true;
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function shownToken(token: Token | undefined): string {
  return token === undefined ? "the end" : JSON.stringify(token.source);
}
