import { cidrWithin } from "../facts/cidr-within.ts";
import { NotUnderstood } from "./not-understood.ts";
import { normalPath, type WebRequest } from "./web-request.ts";

/*
 * Cloudflare's Rules language, as far as rules of an edge use it: comparisons of a request's texts, joined by and, xor, or,
 * not. Source: Cloudflare's Rules language reference, "Operators" and "Functions", from memory, 2026-11.
 */

type Value = string | number | boolean | undefined;

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*")|(==|!=|&&|\|\||\^\^|<=|>=|[!(){}[\],<>~])|(\d+(?![\w.:/]))|([A-Za-z0-9_.:/*$-]+))/y;

/** An address or a block of addresses, which stands without quotes. */
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*)(?:\/\d{1,3})?$/i;

/** True where the request matches. Throws `NotUnderstood` for words beyond this reader. */
export function matchesExpression(source: string, request: WebRequest): boolean {
  const parser = new Parser(source, request);
  const result = parser.either();
  parser.end();
  return result === true;
}

/** The text that an expression of values makes, such as a header's; undefined where a part is missing. */
export function textOfExpression(source: string, request: WebRequest): string | undefined {
  const parser = new Parser(source, request);
  const result = parser.value();
  parser.end();
  return result === undefined ? undefined : String(result);
}

/** Addresses and blocks that an expression names. */
export function addressesIn(source: string): readonly string[] {
  return tokensOf(source).filter((token) => ADDRESS.test(token));
}

/** Texts that an expression compares with. */
export function textsOf(source: string): readonly string[] {
  return tokensOf(source)
    .filter((token) => token.startsWith('"'))
    .map(unquoted);
}

class Parser {
  readonly #tokens: readonly string[];
  readonly #request: WebRequest;
  #at = 0;

  constructor(source: string, request: WebRequest) {
    this.#tokens = tokensOf(source);
    this.#request = request;
  }

  end(): void {
    if (this.#peek() !== undefined) throw new NotUnderstood(`"${this.#peek()}" after the end`);
  }

  /** Every side is read, also where the first decides: the reader must come to the end. */
  either(): Value {
    let result = this.#xor();
    while (this.#takes("or", "||")) result = [result, this.#xor()].includes(true);
    return result;
  }

  #xor(): Value {
    let result = this.#both();
    while (this.#takes("xor", "^^")) result = (result === true) !== (this.#both() === true);
    return result;
  }

  #both(): Value {
    let result = this.#unary();
    while (this.#takes("and", "&&")) result = [result === true, this.#unary() === true].every(Boolean);
    return result;
  }

  #unary(): Value {
    if (this.#takes("not", "!")) return this.#unary() !== true;
    return this.#comparison();
  }

  #comparison(): Value {
    if (this.#takes("(")) {
      const inner = this.either();
      this.#expect(")");
      return inner;
    }
    const left = this.value();
    if (this.#takes("eq", "==")) return isSame(left, this.value());
    if (this.#takes("ne", "!=")) return !isSame(left, this.value());
    if (this.#takes("contains")) {
      const part = this.value();
      return typeof left === "string" && left.includes(String(part));
    }
    if (this.#takes("in")) return isIn(left, this.#list());
    const order = ["lt", "<", "le", "<=", "gt", ">", "ge", ">="].find((word) => this.#peek() === word);
    if (order === undefined) return left;
    this.#at += 1;
    return compared(Number(left), order, Number(this.value()));
  }

  value(): Value {
    const token = this.#take();
    if (token.startsWith('"')) return unquoted(token);
    if (/^\d+$/.test(token)) return Number(token);
    if (token === "true" || token === "false") return token === "true";
    if (ADDRESS.test(token)) return token;
    if (this.#peek() === "(") return this.#call(token);
    return this.#field(token);
  }

  #list(): readonly Value[] {
    this.#expect("{");
    const values: Value[] = [];
    while (!this.#takes("}")) values.push(this.value());
    return values;
  }

  #call(name: string): Value {
    this.#expect("(");
    const args: Value[] = [];
    while (!this.#takes(")")) {
      args.push(this.value());
      this.#takes(",");
    }
    const [first, second] = args;
    if (typeof first !== "string") return undefined;
    switch (name) {
      case "lower":
        return first.toLowerCase();
      case "upper":
        return first.toUpperCase();
      case "len":
        return first.length;
      case "starts_with":
        return first.startsWith(String(second));
      case "ends_with":
        return first.endsWith(String(second));
      case "concat":
        return args.join("");
      default:
        throw new NotUnderstood(`function ${name}`);
    }
  }

  #field(name: string): Value {
    const { address, headers, host, method, path } = this.#request;
    switch (name) {
      case "http.host":
        return host;
      case "http.request.method":
        return method;
      case "http.request.uri.path":
        return normalPath(path);
      case "raw.http.request.uri.path":
        return path;
      case "http.request.uri.path.extension":
        return /\.([^./]+)$/.exec(normalPath(path))?.[1]?.toLowerCase() ?? "";
      case "ip.src":
        return address;
      case "http.user_agent":
        return headers["user-agent"] ?? "";
      case "http.request.headers": {
        this.#expect("[");
        const header = String(this.value()); // names stand in lower case there: one in capitals finds nothing
        this.#expect("]");
        this.#expect("[");
        this.#take();
        this.#expect("]");
        return headers[header];
      }
      default:
        throw new NotUnderstood(name);
    }
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new NotUnderstood("an expression that ends early");
    this.#at += 1;
    return token;
  }

  #takes(...words: readonly string[]): boolean {
    if (!words.includes(this.#peek() ?? "")) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#takes(token))
      throw new NotUnderstood(`"${this.#peek() ?? "the end"}" where "${token}" stands`);
  }
}

function unquoted(token: string): string {
  return token.slice(1, -1).replaceAll(/\\(.)/g, "$1");
}

/** What is missing is the same as nothing. */
function isSame(left: Value, right: Value): boolean {
  return left !== undefined && left === right;
}

/** A text among texts, or an address within one of the blocks. */
function isIn(left: Value, list: readonly Value[]): boolean {
  if (list.includes(left)) return true;
  if (typeof left !== "string" || !ADDRESS.test(left)) return false;
  const own = `${left}/${left.includes(":") ? 128 : 32}`;
  return list.some((block) => typeof block === "string" && block.includes("/") && cidrWithin(own, block));
}

function compared(left: number, order: string, right: number): boolean {
  if (order === "lt" || order === "<") return left < right;
  if (order === "le" || order === "<=") return left <= right;
  if (order === "gt" || order === ">") return left > right;
  return left >= right;
}

function tokensOf(source: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length && source.slice(TOKEN.lastIndex).trim() !== "") {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    if (found === null) throw new NotUnderstood(`position ${at}`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? "");
  }
  return tokens;
}
