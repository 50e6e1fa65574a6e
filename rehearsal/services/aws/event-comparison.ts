import { BlockList, isIP } from "node:net";
import { isRecord } from "../known.ts";

/*
 * The ways of an event pattern to compare a value, `{"prefix": "arn:"}`. Sources: EventBridge User Guide, "Comparison operators
 * for use in event patterns", and AWS's own engine for patterns, github.com/aws/event-ruler at 337e8d9 (what it refuses, and how
 * it reads numbers, addresses and stars), both read 2026-11-27.
 */

interface Operator {
  /** What is wrong with the operand; undefined for a good one. */
  problem(operand: unknown): string | undefined;
  /** True where the value of an event, never an object or a list, is one that the operand means. */
  means(operand: unknown, value: unknown): boolean;
}

/** Numbers that a pattern may compare with (EventBridge User Guide, "Numeric matching", as several repositories quote it, read 2026-11-27). */
const LARGEST = 5.0e9;

const ORDER: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "=": (value, limit) => value === limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
};

const lower = (text: string): string => text.toLowerCase();

/** A comparison with one text, which `fold` may read in either case. */
function textual(compare: (value: string, operand: string) => boolean, foldable: boolean): Operator {
  return {
    problem(operand) {
      if (typeof operand === "string") return undefined;
      if (!foldable) return "takes a text";
      const folds = isRecord(operand) && Object.keys(operand).join() === "equals-ignore-case";
      return folds && typeof operand["equals-ignore-case"] === "string"
        ? undefined
        : 'takes a text or {"equals-ignore-case": a text}';
    },
    means(operand, value) {
      if (typeof value !== "string") return false;
      if (typeof operand === "string") return compare(value, operand);
      const folded = isRecord(operand) ? operand["equals-ignore-case"] : undefined;
      return typeof folded === "string" && compare(lower(value), lower(folded));
    },
  };
}

const equalsIgnoreCase = textual((value, operand) => lower(value) === lower(operand), false);

const wildcard: Operator = {
  problem(operand) {
    if (typeof operand !== "string") return "takes a text";
    if (/^(?:[^\\*]|\\[\\*]|\*(?!\*))*$/s.test(operand)) return undefined;
    return String.raw`takes single stars, and "\*" or "\\" for the letters themselves`;
  },
  means(operand, value) {
    if (typeof value !== "string" || typeof operand !== "string") return false;
    const expression = operand.replace(
      /\\([\\*])|([\\*.+^${}()|[\]?])/g,
      (_, escaped?: string, own?: string) => (own === "*" ? ".*" : `\\${escaped ?? own ?? ""}`),
    );
    return new RegExp(`^${expression}$`, "s").test(value);
  },
};

const exists: Operator = {
  problem: (operand) => (typeof operand === "boolean" ? undefined : "takes true or false"),
  means: (operand) => operand === true, // where nothing is, no value is compared: `event-pattern.ts`
};

const numeric: Operator = {
  problem(operand) {
    const form = `takes ["=", 3], [">", 0] or [">", 0, "<=", 5], numbers from ${-LARGEST} to ${LARGEST}`;
    if (!Array.isArray(operand) || ![2, 4].includes(operand.length)) return form;
    const [first, bottom, second, top] = operand as readonly unknown[]; // as: entries of whatever JSON has
    if (typeof first !== "string" || !Object.hasOwn(ORDER, first) || !inRange(bottom)) return form;
    if (operand.length === 2) return undefined;
    if (!first.startsWith(">") || (second !== "<" && second !== "<=") || !inRange(top)) return form;
    return Number(bottom) < Number(top) ? undefined : "takes a range whose bottom is less than its top";
  },
  means(operand, value) {
    if (typeof value !== "number" || !Array.isArray(operand)) return false;
    const [first, bottom, second, top] = operand as readonly unknown[]; // as: entries of whatever JSON has
    const holds = (operator: unknown, limit: unknown) =>
      ORDER[String(operator)]?.(value, Number(limit)) === true;
    return holds(first, bottom) && (second === undefined || holds(second, top));
  },
};

function inRange(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= LARGEST;
}

const cidr: Operator = {
  problem: (operand) =>
    range(operand) === undefined
      ? "takes a range of addresses like 10.0.0.0/24 or 2001:db8::/32, of more than one address"
      : undefined,
  means(operand, value) {
    const found = range(operand);
    const family = typeof value === "string" ? isIP(value) : 0;
    if (found === undefined || family !== found.family) return false;
    const list = new BlockList();
    list.addSubnet(found.address, found.bits, found.family === 4 ? "ipv4" : "ipv6");
    return list.check(String(value), family === 4 ? "ipv4" : "ipv6");
  },
};

/** The engine of AWS refuses the range of a single address: at most 31 bits, of IPv6 127. */
function range(text: unknown) {
  const [address = "", bits = "", more] = typeof text === "string" ? text.split("/") : [];
  const family = isIP(address);
  if (family === 0 || address.includes("%") || more !== undefined || !/^\d{1,3}$/.test(bits))
    return undefined;
  return Number(bits) > (family === 4 ? 31 : 127) ? undefined : { address, bits: Number(bits), family };
}

/** What `anything-but` may turn round, and each takes one text or several. */
const NEGATED: Readonly<Record<string, Operator>> = {
  prefix: textual((value, operand) => operand !== "" && value.startsWith(operand), false),
  suffix: textual((value, operand) => operand !== "" && value.endsWith(operand), false),
  "equals-ignore-case": equalsIgnoreCase,
  wildcard,
};

const anythingBut: Operator = {
  problem(operand) {
    if (!isRecord(operand)) {
      const kinds = new Set(several(operand).map((one) => typeof one));
      const [kind] = kinds;
      return kinds.size === 1 && (kind === "string" || kind === "number")
        ? undefined
        : "takes a text, a number, a list of one of them, or an object with one way to compare";
    }
    const [name = "", ...more] = Object.keys(operand);
    const way = more.length === 0 && Object.hasOwn(NEGATED, name) ? NEGATED[name] : undefined;
    if (way === undefined) return `turns round one of ${Object.keys(NEGATED).join(", ")}`;
    const texts = several(operand[name]);
    if (texts.length === 0) return `turns round a ${name} of at least one text`;
    if (texts.includes("") && (name === "prefix" || name === "suffix"))
      return `turns round no empty ${name}, which every text has`;
    const problem = texts.map((one) => way.problem(one)).find((one) => one !== undefined);
    return problem === undefined ? undefined : `turns round a ${name} that ${problem}`;
  },
  means(operand, value) {
    if (!isRecord(operand)) return !several(operand).includes(value);
    const [name = ""] = Object.keys(operand);
    return !several(operand[name]).some((one) => NEGATED[name]?.means(one, value) === true);
  },
};

function several(operand: unknown): readonly unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** Every way to compare beside a plain value. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  prefix: textual((value, operand) => value.startsWith(operand), true),
  suffix: textual((value, operand) => value.endsWith(operand), true),
  "anything-but": anythingBut,
  numeric,
  cidr,
  exists,
  "equals-ignore-case": equalsIgnoreCase,
  wildcard,
};

/** Their names, none of which may be the name of a field beside another pattern (`$or`). */
export const comparisons: readonly string[] = Object.keys(OPERATORS);

/** What is wrong with `{"prefix": …}`, to follow the name of its field; undefined for a good one. */
export function comparisonProblem(comparison: Readonly<Record<string, unknown>>): string | undefined {
  const names = Object.keys(comparison);
  const [name = ""] = names;
  if (names.length !== 1 || !Object.hasOwn(OPERATORS, name))
    return `compares by one of ${comparisons.join(", ")}; got ${names.length === 0 ? "nothing" : names.join()}`;
  const problem = OPERATORS[name]?.problem(comparison[name]);
  return problem === undefined
    ? undefined
    : `compares by ${name}, which ${problem}; got ${JSON.stringify(comparison[name])}`;
}

/** True where the value, which is there, is one that the comparison means. */
export function comparisonMeans(comparison: Readonly<Record<string, unknown>>, value: unknown): boolean {
  const [name = ""] = Object.keys(comparison);
  return Object.hasOwn(OPERATORS, name) && OPERATORS[name]?.means(comparison[name], value) === true;
}
