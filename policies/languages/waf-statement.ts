import { NotUnderstood } from "./not-understood.ts";
import { resolvedPath, type WebRequest } from "./web-request.ts";

/*
 * Statements of AWS WAF that match a part of the request, as the Pulumi types spell them. Source: AWS WAF API reference,
 * Statement, from memory, 2026-11.
 */

type Plain = Readonly<Record<string, unknown>>;

/** True where the request matches. Throws `NotUnderstood` for kinds beyond this reader, and for values not known yet. */
export function matchesStatement(statement: unknown, request: WebRequest): boolean {
  const [kind, body] = only(statement, "statement");
  switch (kind) {
    case "andStatement":
      return listOf(body.statements).every((inner) => matchesStatement(inner, request));
    case "orStatement":
      return listOf(body.statements).some((inner) => matchesStatement(inner, request));
    case "notStatement":
      return !matchesStatement(body.statement, request);
    case "byteMatchStatement": {
      const found = part(body, request);
      return (
        found !== undefined && position(textOf(body.positionalConstraint), found, textOf(body.searchString))
      );
    }
    case "regexMatchStatement": {
      const found = part(body, request);
      return found !== undefined && new RegExp(textOf(body.regexString)).test(found);
    }
    case "sizeConstraintStatement": {
      const found = part(body, request);
      return (
        found !== undefined &&
        sized(Buffer.byteLength(found), textOf(body.comparisonOperator), Number(body.size))
      );
    }
    default:
      throw new NotUnderstood(kind);
  }
}

/** The part of the request that a statement looks at, after its transformations; undefined where there is none. */
function part(body: Plain, request: WebRequest): string | undefined {
  const raw = field(body.fieldToMatch, request);
  if (raw === undefined) return undefined;
  return listOf(body.textTransformations)
    .map((one) => plain(one))
    .sort((a, b) => Number(a.priority) - Number(b.priority))
    .reduce((text, { type }) => transformed(text, textOf(type)), raw);
}

function field(fieldToMatch: unknown, { headers, host, method, path }: WebRequest): string | undefined {
  const [kind, body] = only(fieldToMatch, "fieldToMatch");
  switch (kind) {
    case "uriPath":
      return path;
    case "method":
      return method;
    case "singleHeader": {
      const name = textOf(body.name).toLowerCase();
      return name === "host" ? host : headers[name];
    }
    default:
      throw new NotUnderstood(kind);
  }
}

function transformed(text: string, type: string): string {
  switch (type) {
    case "NONE":
      return text;
    case "LOWERCASE":
      return text.toLowerCase();
    case "URL_DECODE":
      return text.replaceAll(/%[0-9a-f]{2}/gi, (one) =>
        String.fromCharCode(Number.parseInt(one.slice(1), 16)),
      );
    case "NORMALIZE_PATH":
      return resolvedPath(text);
    default:
      throw new NotUnderstood(type);
  }
}

function position(where: string, found: string, searched: string): boolean {
  switch (where) {
    case "EXACTLY":
      return found === searched;
    case "STARTS_WITH":
      return found.startsWith(searched);
    case "ENDS_WITH":
      return found.endsWith(searched);
    case "CONTAINS":
      return found.includes(searched);
    default:
      throw new NotUnderstood(where);
  }
}

function sized(length: number, operator: string, size: number): boolean {
  switch (operator) {
    case "GT":
      return length > size;
    case "GE":
      return length >= size;
    case "LT":
      return length < size;
    case "LE":
      return length <= size;
    case "EQ":
      return length === size;
    default:
      return length !== size;
  }
}

/** The one kind that is given, with its settings. */
function only(value: unknown, what: string): readonly [kind: string, body: Plain] {
  const given = Object.entries(plain(value)).filter(([, one]) => one !== undefined && one !== null);
  const [first] = given;
  if (first === undefined || given.length > 1) throw new NotUnderstood(`${given.length} kinds of ${what}`);
  return [first[0], plain(first[1])];
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new NotUnderstood("a list that is not known");
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new NotUnderstood("a text that is not known");
}

function plain(value: unknown): Plain {
  // Checked to be an object; its values stay unknown.
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Plain;
  throw new NotUnderstood("a value that is not known");
}
