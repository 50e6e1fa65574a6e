import type { MathNode } from "./metric-math.ts";
import { MathFault } from "./metric-math.ts";

/** Values of a metric, one for each period, oldest first; undefined where it has no data. */
export type Series = readonly (number | undefined)[];

/** One figure for all periods, or one for each. */
type Value = number | Series;

/**
 * Computes metric math over sparse data, period by period: whatever is made of a missing value is missing, except what FILL
 * fills; nothing can be divided by 0, so that has no value either. Source: CloudWatch User Guide, "Using math expressions with
 * CloudWatch metrics", from memory, 2026-11. Throws for a function that the rehearsal cannot compute.
 */
export function evaluateMath(node: MathNode, of: (name: string) => Series): Value {
  const value = (part: MathNode): Value => evaluateMath(part, of);
  switch (node.kind) {
    case "number":
      return node.value;
    case "name":
      return of(node.name);
    case "negative":
      return joined([value(node.of)], ([only = 0]) => -only);
    case "operation":
      return joined([value(node.left), value(node.right)], ([left = 0, right = 0]) =>
        operate(node.operator, left, right),
      );
    case "call":
      return call(node.name, node.args, value);
    default:
      throw new MathFault("a figure was expected; got a list or a word");
  }
}

function call(name: string, args: readonly MathNode[], value: (node: MathNode) => Value): Value {
  const [first, second, third] = args;
  if (name === "FILL" && first !== undefined && second !== undefined)
    return fill(value(first), second, value);
  if (name === "IF" && first !== undefined && second !== undefined)
    return choose(value(first), value(second), third === undefined ? undefined : value(third));
  if (name === "RUNNING_SUM" && first !== undefined) return runningSum(value(first));
  const alone = ALONE[name];
  if (alone !== undefined && first !== undefined) return joined([value(first)], ([only = 0]) => alone(only));
  const whole = WHOLE[name];
  if (whole !== undefined && first !== undefined) {
    // Of a list: period by period. Of one metric: one figure of all its values.
    const several = first.kind === "list" ? first.items.map(value) : undefined;
    if (several !== undefined) return joined(several, whole);
    const only = value(first);
    return typeof only === "number" ? only : whole(only.filter((one) => one !== undefined));
  }
  throw new MathFault(`the rehearsal cannot compute ${name}`);
}

const ALONE: Readonly<Record<string, (value: number) => number>> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor,
  LOG: Math.log,
  LOG10: Math.log10,
};

const WHOLE: Readonly<Record<string, (values: readonly number[]) => number>> = {
  SUM: sum,
  AVG: (values) => sum(values) / values.length,
  MAX: (values) => Math.max(...values),
  MIN: (values) => Math.min(...values),
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A period without a value has none here either, and adds nothing to those after it. */
function runningSum(from: Value): Value {
  if (typeof from === "number") return from;
  let total = 0;
  return from.map((one) => {
    total += one ?? 0;
    return one === undefined ? undefined : total;
  });
}

function fill(from: Value, by: MathNode, value: (node: MathNode) => Value): Value {
  if (typeof from === "number") return from;
  if (by.kind === "word" && by.word === "REPEAT") {
    let last: number | undefined;
    return from.map((one) => {
      last = one ?? last;
      return last;
    });
  }
  if (by.kind === "word") throw new MathFault(`the rehearsal cannot compute FILL with ${by.word}`);
  const filler = value(by);
  return from.map((one, index) => one ?? (typeof filler === "number" ? filler : filler[index]));
}

/** Only the branch that is taken needs a value. */
function choose(condition: Value, then: Value, otherwise: Value | undefined): Value {
  const at = (value: Value | undefined, index: number): number | undefined =>
    typeof value === "object" ? value[index] : value;
  const length = Math.max(
    ...[condition, then, otherwise].map((one) => (typeof one === "object" ? one.length : 1)),
  );
  const series = Array.from({ length }, (_, index) => {
    const found = at(condition, index);
    if (found === undefined) return undefined;
    return at(found === 0 ? otherwise : then, index);
  });
  return series;
}

function joined(values: readonly Value[], compute: (values: readonly number[]) => number): Value {
  const lengths = values.flatMap((value) => (typeof value === "number" ? [] : [value.length]));
  const at = (index: number): number | undefined => {
    const row = values.map((value) => (typeof value === "number" ? value : value[index]));
    const known = row.filter((one) => one !== undefined);
    if (known.length < row.length) return undefined;
    const result = compute(known);
    return Number.isFinite(result) ? result : undefined;
  };
  if (lengths.length > 0) return Array.from({ length: Math.max(...lengths) }, (_, index) => at(index));
  const constant = at(0);
  if (constant === undefined) throw new MathFault("a figure was expected; got a division by 0");
  return constant;
}

function operate(operator: string, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "^":
      return left ** right;
    case "==":
      return Number(left === right);
    case "!=":
      return Number(left !== right);
    case "<":
      return Number(left < right);
    case "<=":
      return Number(left <= right);
    case ">":
      return Number(left > right);
    case ">=":
      return Number(left >= right);
    case "AND":
    case "&&":
      return Number(left !== 0 && right !== 0);
    default: // OR and ||: the parser knows no other
      return Number(left !== 0 || right !== 0);
  }
}
