import { SERVICE_PRINCIPALS } from "../../data/service-principals.ts";
import { isRecord } from "../known.ts";

/**
 * Which policy text it is; each allows other elements (IAM User Guide, "IAM JSON policy elements reference",
 * from memory, 2026-11). `identity`: on a role or a managed policy, no Principal. `trust`: who may assume a role, no
 * Resource. `key`, `bucket`, `secret`, `repository`, `queue`, `topic`: on a resource, with Principal.
 */
export type PolicyKind =
  | "identity"
  | "trust"
  | "key"
  | "bucket"
  | "secret"
  | "repository"
  | "queue"
  | "topic";

/** One statement with every single value made a list. */
export interface PolicyStatement {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /**
   * Principal kind (`AWS`, `Service`, `Federated`, `CanonicalUser`) → names; `"*"` alone is `{ AWS: ["*"] }`.
   */
  readonly principals: Readonly<Record<string, readonly string[]>>;
  readonly notPrincipals: Readonly<Record<string, readonly string[]>>;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Operator → condition key → values, as texts. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const STATEMENT_KEYS = new Set([
  ...[
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
  ],
]);

const PRINCIPAL_KINDS = new Set(["AWS", "Service", "Federated", "CanonicalUser"]);

/** IAM User Guide, "Condition operators" (from memory, 2026-11), without the prefixes and the suffix below. */
const OPERATORS = new Set([
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike"],
  ...["StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan"],
  ...["DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress"],
  ...["NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"],
]);

const ACTION = /^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/;

const RESOURCE = /^(\*|arn:[a-z*?-]*:[^:]*:[^:]*:[^:]*:.+|\$\{.+)$/s;

/** The service's name, with or without a region, before `amazonaws.com`. */
const SERVICE_PRINCIPAL =
  /^([a-z0-9-]+(?:\.[a-z0-9-]+)*?)(\.[a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(\.cn)?$/;

const AWS_PRINCIPAL = /^(\*|\d{12}|A[A-Z0-9]{15,127}|arn:aws[a-z-]*:(iam|sts)::(\d{12}|cloudfront):.+)$/;

/** Actions that a trust policy may name (IAM User Guide, "Role trust policies", from memory, 2026-11). */
const TRUST_ACTION =
  /^sts:(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|TagSession|SetSourceIdentity|SetContext|\*)$/;

/** Ends the reading with that sentence. */
export type Refuse = (sentence: string) => never;

/** One statement, checked element by element for that kind of policy. */
export function parsePolicyStatement(
  raw: Readonly<Record<string, unknown>>,
  kind: PolicyKind,
  refuse: Refuse,
): PolicyStatement {
  for (const key of Object.keys(raw)) {
    if (!STATEMENT_KEYS.has(key)) refuse(`Syntax errors in policy. Unknown field ${key}`);
  }
  const sid = raw.Sid;
  if (sid !== undefined && typeof sid !== "string") refuse("Syntax errors in policy. Sid must be a text.");
  if ((kind === "identity" || kind === "trust") && typeof sid === "string" && !/^[A-Za-z0-9]*$/.test(sid)) {
    refuse(
      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
    );
  }
  const effect = raw.Effect;
  if (effect !== "Allow" && effect !== "Deny") {
    return refuse(
      effect === undefined ? "Missing required field Effect" : `Invalid effect: ${JSON.stringify(effect)}`,
    );
  }
  for (const [one, other] of [
    ["Principal", "NotPrincipal"],
    ["Action", "NotAction"],
    ["Resource", "NotResource"],
  ] as const) {
    if (raw[one] !== undefined && raw[other] !== undefined)
      refuse(`Syntax errors in policy. ${one} and ${other} exclude one another.`);
  }
  const principals = principalsOf(raw.Principal, kind, refuse);
  const notPrincipals = principalsOf(raw.NotPrincipal, kind, refuse);
  const actions = texts(raw.Action, "Action", refuse);
  const notActions = texts(raw.NotAction, "NotAction", refuse);
  const resources = texts(raw.Resource, "Resource", refuse);
  const notResources = texts(raw.NotResource, "NotResource", refuse);
  checkPrincipals({ ...principals, ...notPrincipals }, kind, refuse);
  checkActions([...actions, ...notActions], kind, refuse);
  checkResources([...resources, ...notResources], kind, refuse);
  return {
    sid: typeof sid === "string" && sid !== "" ? sid : undefined,
    ...{ effect, principals, notPrincipals, actions, notActions, resources, notResources },
    conditions: conditionsOf(raw.Condition, refuse),
  };
}

function principalsOf(value: unknown, kind: PolicyKind, refuse: Refuse): Record<string, readonly string[]> {
  if (value === undefined) return {};
  if (kind === "identity") refuse("Policy document should not specify a principal.");
  if (value === "*") return { AWS: ["*"] };
  if (!isRecord(value) || Object.keys(value).length === 0)
    return refuse(`Invalid principal in policy: ${JSON.stringify(value)}`);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => {
      if (!PRINCIPAL_KINDS.has(name))
        refuse(`Invalid principal in policy: ${JSON.stringify({ [name]: entry })}`);
      return [name, texts(entry, "Principal", refuse)];
    }),
  );
}

function checkPrincipals(
  principals: Readonly<Record<string, readonly string[]>>,
  kind: PolicyKind,
  refuse: Refuse,
): void {
  if (kind === "identity") return;
  if (Object.keys(principals).length === 0) {
    refuse(
      kind === "key" ? "Policy contains a statement with no principal." : "Missing required field Principal",
    );
  }
  const words =
    kind === "key"
      ? () => "Policy contains a statement with one or more invalid principals."
      : (bad: string) => `Invalid principal in policy: ${bad}`;
  for (const name of principals.Service ?? []) {
    const service = SERVICE_PRINCIPAL.exec(name)?.[1];
    if (service === undefined || !SERVICE_PRINCIPALS.has(service)) refuse(words(`"SERVICE":"${name}"`));
  }
  for (const name of principals.AWS ?? []) {
    if (!AWS_PRINCIPAL.test(name)) refuse(words(`"AWS":"${name}"`));
  }
}

function checkActions(actions: readonly string[], kind: PolicyKind, refuse: Refuse): void {
  if (actions.length === 0) refuse("Policy statement must contain actions.");
  for (const action of actions) {
    if (!ACTION.test(action)) {
      refuse(
        action.includes(":")
          ? `The policy failed legacy parsing: invalid action ${action}`
          : "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
      );
    }
    if (kind === "trust" && !TRUST_ACTION.test(action))
      refuse("AssumeRole policy may only specify STS AssumeRole actions.");
    if (kind === "bucket" && action !== "*" && !action.startsWith("s3:")) refuse("Policy has invalid action");
    if (kind === "secret" && action !== "*" && !action.startsWith("secretsmanager:"))
      refuse("This resource policy contains an unsupported action.");
    if (kind === "repository" && action !== "*" && !action.startsWith("ecr:"))
      refuse("Invalid repository policy provided");
  }
}

function checkResources(resources: readonly string[], kind: PolicyKind, refuse: Refuse): void {
  if (kind === "trust" || kind === "repository") {
    if (resources.length > 0) refuse("Has prohibited field Resource");
    return;
  }
  if (resources.length === 0)
    refuse(
      kind === "bucket" ? "Missing required field Resource" : "Policy statement must contain resources.",
    );
  for (const resource of resources) {
    if (!RESOURCE.test(resource))
      refuse(
        kind === "bucket"
          ? "Policy has invalid resource"
          : `Resource ${resource} must be in ARN format or "*".`,
      );
  }
}

function conditionsOf(value: unknown, refuse: Refuse): PolicyStatement["conditions"] {
  if (value === undefined) return {};
  if (!isRecord(value)) return refuse("Syntax errors in policy. Condition must be an object.");
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]) => {
      const bare = operator.replace(/^For(AllValues|AnyValue):/, "").replace(/IfExists$/, "");
      if (!OPERATORS.has(bare)) refuse(`Invalid Condition type : ${operator}`);
      if (!isRecord(keys)) return refuse(`Syntax errors in policy. Condition ${operator} must be an object.`);
      return [
        operator,
        Object.fromEntries(
          Object.entries(keys).map(([key, values]) => {
            if (!/^[A-Za-z0-9.-]+:.+$/.test(key))
              refuse("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            return [key, texts(values, "Condition", refuse, true)];
          }),
        ),
      ];
    }),
  );
}

/**
 * One text or a list of them; booleans and numbers only where `loose` (condition values), as IAM takes them.
 */
function texts(value: unknown, field: string, refuse: Refuse, loose = false): readonly string[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((entry) => {
    if (typeof entry === "string") return entry;
    if (loose && (typeof entry === "boolean" || typeof entry === "number")) return String(entry);
    return refuse(`Syntax errors in policy. ${field} must hold texts.`);
  });
}
