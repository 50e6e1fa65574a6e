/** Metric math, read: what `evaluateMath` computes. */
export type MathNode =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly MathNode[] }
  | { readonly kind: "list"; readonly items: readonly MathNode[] }
  | { readonly kind: "negative"; readonly of: MathNode }
  | {
      readonly kind: "operation";
      readonly operator: string;
      readonly left: MathNode;
      readonly right: MathNode;
    };

/** What is wrong with an expression. */
export class MathFault extends Error {}

/** Functions of metric math (CloudWatch User Guide, "Using math expressions with CloudWatch metrics", from memory, 2026-11). */
const FUNCTIONS = new Set([
  ...["ABS", "ANOMALY_DETECTION_BAND", "AVG", "CEIL", "DATAPOINT_COUNT", "DAY", "DIFF", "DIFF_TIME", "EPOCH"],
  ...[
    "FILL",
    "FIRST",
    "FLOOR",
    "HOUR",
    "IF",
    "INSIGHT_RULE_METRIC",
    "LAST",
    "LOG",
    "LOG10",
    "MAX",
    "METRICS",
  ],
  ...["METRIC_COUNT", "MIN", "MINUTE", "MONTH", "DATE", "PERIOD", "RATE", "REMOVE_EMPTY", "RUNNING_SUM"],
  ...["SEARCH", "SERVICE_QUOTA", "SLICE", "SORT", "STDDEV", "SUM", "TIME_SERIES", "YEAR"],
]);

/** From the loosest to the tightest; the words of the first two are the same as their signs. */
const LEVELS: readonly (readonly string[])[] = [
  ["OR", "||"],
  ["AND", "&&"],
  ["==", "!=", "<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

const TOKEN_FORM =
  /\s*(\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|"[^"]*"|'[^']*'|&&|\|\||[=!<>]=|[-+*/^()<>,[\]])/y;

/** Reads an expression. Throws `MathFault` where CloudWatch would refuse it. */
export function parseMath(expression: string): MathNode {
  const tokens = tokensOf(expression);
  let at = 0;
  const next = (): string | undefined => tokens[at];
  const take = (expected: string): void => {
    if (tokens[at] !== expected) throw new MathFault(`"${expected}" was expected; got ${shown(tokens[at])}`);
    at += 1;
  };
  const several = (end: string): MathNode[] => {
    const found: MathNode[] = [];
    if (next() !== end) found.push(level(0));
    while (next() === ",") {
      at += 1;
      found.push(level(0));
    }
    take(end);
    return found;
  };
  const single = (): MathNode => {
    const token = next();
    at += 1;
    if (token === "-") return { kind: "negative", of: single() };
    if (token === "(") {
      const inside = level(0);
      take(")");
      return inside;
    }
    if (token === "[") return { kind: "list", items: several("]") };
    if (token === undefined || !/^[A-Za-z0-9_"']/.test(token))
      throw new MathFault(`a value was expected; got ${shown(token)}`);
    if (/^\d/.test(token)) return { kind: "number", value: Number(token) };
    if (next() === "(") {
      if (!FUNCTIONS.has(token)) throw new MathFault(`there is no function ${token}`);
      at += 1;
      return { kind: "call", name: token, args: several(")") };
    }
    return /^[a-z]/.test(token) ? { kind: "name", name: token } : { kind: "word", word: token };
  };
  const level = (index: number): MathNode => {
    const operators = LEVELS[index];
    if (operators === undefined) return single();
    let left = level(index + 1);
    for (let found = next(); found !== undefined && operators.includes(found); found = next()) {
      at += 1;
      left = { kind: "operation", operator: found, left, right: level(index + 1) };
    }
    return left;
  };
  const whole = level(0);
  if (next() !== undefined) throw new MathFault(`an operator was expected; got ${shown(next())}`);
  return whole;
}

/** The names of metrics and of other expressions that it reads. */
export function namesOf(node: MathNode): readonly string[] {
  switch (node.kind) {
    case "number":
    case "word":
      return [];
    case "name":
      return [node.name];
    case "call":
      return node.args.flatMap(namesOf);
    case "list":
      return node.items.flatMap(namesOf);
    case "negative":
      return namesOf(node.of);
    case "operation":
      return [...namesOf(node.left), ...namesOf(node.right)];
  }
}

function tokensOf(expression: string): readonly string[] {
  const tokens: string[] = [];
  const text = expression.trimEnd();
  TOKEN_FORM.lastIndex = 0;
  while (TOKEN_FORM.lastIndex < text.length) {
    const from = TOKEN_FORM.lastIndex;
    const found = TOKEN_FORM.exec(text);
    if (found === null) throw new MathFault(`metric math was expected; got "${text.slice(from).trim()}"`);
    tokens.push(found[1] ?? "");
  }
  return tokens;
}

function shown(token: string | undefined): string {
  return token === undefined ? "the end" : `"${token.replaceAll('"', "")}"`;
}
