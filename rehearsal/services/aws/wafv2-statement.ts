import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { WAF_MANAGED_GROUPS } from "../../data/waf-managed-groups.ts";
import { given, isRecord, number, record, records, text } from "../known.ts";

/*
 * What AWS WAF refuses in a statement, and what a statement costs. Sources: AWS WAF API reference (Statement and its kinds)
 * and AWS WAF guide, "Web ACL capacity units" of each statement, from memory, 2026-11; the rate-based settings were read in
 * the guide, 2026-11.
 */

const KINDS = [
  ...["andStatement", "orStatement", "notStatement", "byteMatchStatement", "regexMatchStatement"],
  ...["sizeConstraintStatement", "sqliMatchStatement", "xssMatchStatement", "geoMatchStatement"],
  ...["ipSetReferenceStatement", "labelMatchStatement", "rateBasedStatement", "managedRuleGroupStatement"],
  ...["asnMatchStatement", "regexPatternSetReferenceStatement", "ruleGroupReferenceStatement"],
];

/** Kinds that stand at the top of a rule only. */
const TOP_ONLY = ["rateBasedStatement", "managedRuleGroupStatement", "ruleGroupReferenceStatement"];

const TRANSFORMATIONS = [
  ...["NONE", "COMPRESS_WHITE_SPACE", "HTML_ENTITY_DECODE", "LOWERCASE", "CMD_LINE", "URL_DECODE"],
  ...["BASE64_DECODE", "HEX_DECODE", "MD5", "REPLACE_COMMENTS", "ESCAPE_SEQ_DECODE", "SQL_HEX_DECODE"],
  ...["CSS_DECODE", "JS_DECODE", "NORMALIZE_PATH", "NORMALIZE_PATH_WIN", "REMOVE_NULLS", "REPLACE_NULLS"],
  ...["BASE64_DECODE_EXT", "URL_DECODE_UNI", "UTF8_TO_UNICODE"],
];

const POSITIONS: Readonly<Record<string, number>> = {
  EXACTLY: 2,
  STARTS_WITH: 2,
  ENDS_WITH: 2,
  CONTAINS: 10,
  CONTAINS_WORD: 10,
};

/** Units of the kinds that match a part of the request. */
const UNITS: Readonly<Record<string, number>> = {
  regexMatchStatement: 3,
  sizeConstraintStatement: 1,
  sqliMatchStatement: 20,
  xssMatchStatement: 40,
  geoMatchStatement: 1,
  asnMatchStatement: 1,
  ipSetReferenceStatement: 1,
  labelMatchStatement: 1,
  regexPatternSetReferenceStatement: 25,
};
const UNITS_OF_TRANSFORMATION = 10;
const UNITS_OF_RATE = { base: 2, customKey: 30 } as const;

const RATE = { least: 10, most: 2_000_000_000, windows: [60, 120, 300, 600] } as const;
const KEY_TYPES = ["IP", "FORWARDED_IP", "CUSTOM_KEYS", "CONSTANT"];
const FALLBACKS = ["MATCH", "NO_MATCH"];

/** The provider's own blocks hold three levels; deeper ones need `ruleJson`. */
const DEEPEST = 3;
const LONGEST = { search: 200, regex: 512 } as const;

/** The kind of a statement with its own settings; undefined where none or several are given, or nothing is known yet. */
export function kindOf(statement: Inputs): { readonly kind: string; readonly body: Inputs } | undefined {
  const kinds = KINDS.filter((kind) => given(statement, kind));
  const [kind = ""] = kinds;
  const body = record(statement, kind);
  return kinds.length === 1 && body !== undefined ? { kind, body } : undefined;
}

/** The statements inside one that joins others; empty for one that matches by itself. */
export function innerStatements(kind: string, body: Inputs): readonly Inputs[] {
  if (kind === "andStatement" || kind === "orStatement") return records(body, "statements");
  const inner = record(body, kind === "notStatement" ? "statement" : "scopeDownStatement");
  return inner === undefined ? [] : [inner];
}

/** Faults of a statement and of all inside it. What scopes a rule down counts its levels anew, and is inside it all the same. */
export function statementFailures(
  statement: Inputs,
  path: string,
  level = 1,
  inside = false,
): readonly CheckFailure[] {
  const kinds = KINDS.filter((kind) => given(statement, kind));
  if (kinds.length !== 1) {
    return [{ property: path, reason: `exactly one kind of statement must be given; got ${kinds.length}` }];
  }
  const found = kindOf(statement);
  if (found === undefined) return [];
  const { body, kind } = found;
  const where = `${path}.${kind}`;
  if (inside && TOP_ONLY.includes(kind))
    return [
      { property: where, reason: "WAFInvalidParameterException: cannot stand inside another statement" },
    ];
  if (level > DEEPEST)
    return [{ property: where, reason: `statements are nested ${DEEPEST} deep at most; use ruleJson` }];
  const failures = [...joinFailures(kind, body, where), ...matchFailures(kind, body, where)];
  if (kind === "rateBasedStatement") failures.push(...rateFailures(body, where));
  if (kind === "managedRuleGroupStatement") failures.push(...groupFailures(body, where));
  const scope = TOP_ONLY.includes(kind);
  const within = innerStatements(kind, body).flatMap((inner, index) =>
    statementFailures(inner, `${where}.${placeOf(kind, index)}`, scope ? 1 : level + 1, true),
  );
  return [...failures, ...within];
}

/** Where a statement stands inside one of that kind. */
function placeOf(kind: string, index: number): string {
  if (TOP_ONLY.includes(kind)) return "scopeDownStatement";
  return kind === "notStatement" ? "statement" : `statements[${index}]`;
}

function joinFailures(kind: string, body: Inputs, where: string): readonly CheckFailure[] {
  if (kind !== "andStatement" && kind !== "orStatement") return [];
  const count = records(body, "statements").length;
  return count >= 2 || typeof body.statements === "symbol"
    ? []
    : [{ property: `${where}.statements`, reason: `must hold two statements or more; got ${count}` }];
}

function matchFailures(kind: string, body: Inputs, where: string): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const add = (property: string, reason: string) =>
    failures.push({ property: `${where}.${property}`, reason });
  if (!["byteMatchStatement", "regexMatchStatement", "sizeConstraintStatement"].includes(kind))
    return failures;
  const parts = Object.keys(record(body, "fieldToMatch") ?? {});
  if (given(body, "fieldToMatch") && parts.length !== 1)
    add("fieldToMatch", `exactly one part of the request must be named; got ${parts.length}`);
  if (!given(body, "fieldToMatch")) add("fieldToMatch", "is required");
  const transformations = records(body, "textTransformations");
  if (transformations.length === 0 && typeof body.textTransformations !== "symbol")
    add("textTransformations", "at least one must be given; NONE leaves the text as it is");
  const priorities = transformations.map((one) => number(one, "priority"));
  if (new Set(priorities).size < priorities.length) add("textTransformations", "priorities must differ");
  const odd = transformations
    .map((one) => text(one, "type"))
    .find((type) => type !== undefined && !TRANSFORMATIONS.includes(type));
  if (odd !== undefined) add("textTransformations", `"${odd}" is no text transformation`);
  const position = text(body, "positionalConstraint");
  if (position !== undefined && POSITIONS[position] === undefined)
    add("positionalConstraint", `must be one of ${Object.keys(POSITIONS).join(", ")}; got "${position}"`);
  const search = text(body, "searchString");
  if (search !== undefined && (search.length === 0 || Buffer.byteLength(search) > LONGEST.search))
    add("searchString", `must have 1 to ${LONGEST.search} bytes`);
  const regex = text(body, "regexString");
  if (regex !== undefined && (regex.length > LONGEST.regex || !isRegex(regex)))
    add("regexString", `must be a regular expression of at most ${LONGEST.regex} characters`);
  return failures;
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function rateFailures(body: Inputs, where: string): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const add = (property: string, reason: string) =>
    failures.push({ property: `${where}.${property}`, reason });
  const limit = number(body, "limit");
  if (limit !== undefined && (limit < RATE.least || limit > RATE.most))
    add("limit", `expected limit to be in the range (${RATE.least} - ${RATE.most}), got ${limit}`);
  const window = number(body, "evaluationWindowSec");
  if (window !== undefined && !RATE.windows.some((seconds) => seconds === window))
    add("evaluationWindowSec", `must be one of ${RATE.windows.join(", ")}; got ${window}`);
  const type = text(body, "aggregateKeyType");
  if (type !== undefined && !KEY_TYPES.includes(type))
    add("aggregateKeyType", `must be one of ${KEY_TYPES.join(", ")}; got "${type}"`);
  const forwarded = record(body, "forwardedIpConfig");
  if (type === "FORWARDED_IP" && !given(body, "forwardedIpConfig"))
    add("forwardedIpConfig", "is required where requests are counted by FORWARDED_IP");
  const fallback = text(forwarded ?? {}, "fallbackBehavior");
  if (fallback !== undefined && !FALLBACKS.includes(fallback))
    add("forwardedIpConfig.fallbackBehavior", `must be MATCH or NO_MATCH; got "${fallback}"`);
  if (type === "CONSTANT" && !given(body, "scopeDownStatement"))
    add("scopeDownStatement", "is required where all requests are counted together");
  if (
    type === "CUSTOM_KEYS" &&
    records(body, "customKeys").length === 0 &&
    typeof body.customKeys !== "symbol"
  )
    add("customKeys", "is required where requests are counted by CUSTOM_KEYS");
  return failures;
}

function groupFailures(body: Inputs, where: string): readonly CheckFailure[] {
  const [vendor, name] = [text(body, "vendorName"), text(body, "name")];
  if (vendor !== "AWS" || name === undefined || WAF_MANAGED_GROUPS[name] !== undefined) return [];
  return [
    {
      property: `${where}.name`,
      reason: `WAFNonexistentItemException: AWS keeps no rule group "${name}" that this rehearsal knows`,
    },
  ];
}

/** Web ACL capacity units of a statement with all inside it. */
export function capacityOf(statement: Inputs): number {
  const found = kindOf(statement);
  if (found === undefined) return 0;
  const { body, kind } = found;
  const inside = innerStatements(kind, body).reduce((sum, inner) => sum + capacityOf(inner), 0);
  if (kind === "managedRuleGroupStatement")
    return (WAF_MANAGED_GROUPS[text(body, "name") ?? ""] ?? 0) + inside;
  if (kind === "rateBasedStatement")
    return UNITS_OF_RATE.base + UNITS_OF_RATE.customKey * records(body, "customKeys").length + inside;
  const own =
    kind === "byteMatchStatement"
      ? (POSITIONS[text(body, "positionalConstraint") ?? ""] ?? 0)
      : (UNITS[kind] ?? 0);
  const changes = records(body, "textTransformations").filter((one) => isRecord(one) && one.type !== "NONE");
  return own + changes.length * UNITS_OF_TRANSFORMATION + inside;
}
