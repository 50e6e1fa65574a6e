/**
 * The JSON policy language of AWS as far as a rehearsal has to judge it. Source: IAM User Guide, "IAM JSON policy elements
 * reference" and "Policy evaluation logic", from memory, 2026-11.
 */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  readonly principals: Principals | undefined;
  readonly actions: readonly string[];
  /** True for `NotAction`: the list names what the statement leaves out. */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  readonly exceptResources: boolean;
  readonly conditions: readonly Condition[];
}

export interface Principals {
  /** True for `NotPrincipal`. */
  readonly except: boolean;
  readonly aws: readonly string[];
  readonly service: readonly string[];
  readonly federated: readonly string[];
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A policy text that AWS would refuse as malformed. The message says where and what. */
export class PolicyFault extends Error {}

/** Comparison of one condition operator, without its `ForAnyValue:` prefix and `IfExists` suffix. */
const OPERATORS: Readonly<
  Record<string, { readonly negated: boolean; same(found: string, wanted: string): boolean }>
> = {
  StringEquals: { negated: false, same: (found, wanted) => found === wanted },
  StringNotEquals: { negated: true, same: (found, wanted) => found === wanted },
  StringEqualsIgnoreCase: {
    negated: false,
    same: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
  },
  StringNotEqualsIgnoreCase: {
    negated: true,
    same: (found, wanted) => found.toLowerCase() === wanted.toLowerCase(),
  },
  StringLike: { negated: false, same: matchesPattern },
  StringNotLike: { negated: true, same: matchesPattern },
  ArnEquals: { negated: false, same: matchesPattern },
  ArnLike: { negated: false, same: matchesPattern },
  ArnNotEquals: { negated: true, same: matchesPattern },
  ArnNotLike: { negated: true, same: matchesPattern },
  Bool: { negated: false, same: (found, wanted) => found.toLowerCase() === wanted.toLowerCase() },
  NumericEquals: { negated: false, same: (found, wanted) => Number(found) === Number(wanted) },
  NumericLessThan: { negated: false, same: (found, wanted) => Number(found) < Number(wanted) },
  NumericLessThanEquals: { negated: false, same: (found, wanted) => Number(found) <= Number(wanted) },
  NumericGreaterThan: { negated: false, same: (found, wanted) => Number(found) > Number(wanted) },
  NumericGreaterThanEquals: { negated: false, same: (found, wanted) => Number(found) >= Number(wanted) },
  IpAddress: { negated: false, same: (found, wanted) => found === wanted },
  NotIpAddress: { negated: true, same: (found, wanted) => found === wanted },
};

const STATEMENT_KEYS = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]);

/** `*` stands for any run of characters, `?` for one. */
export function matchesPattern(found: string, pattern: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[\\s\\S]*")
    .replaceAll("?", "[\\s\\S]");
  return new RegExp(`^${expression}$`).test(found);
}

/** The statements of a policy text; throws `PolicyFault` where AWS answers MalformedPolicyDocument. */
export function parsePolicy(text: unknown): readonly Statement[] {
  const document = asObject(typeof text === "string" ? parseJson(text) : text, "the policy");
  for (const key of Object.keys(document)) {
    if (!["Version", "Id", "Statement"].includes(key))
      throw new PolicyFault(`unknown key "${key}" in the policy`);
  }
  const version = document.Version;
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17") {
    throw new PolicyFault(`Version must be "2012-10-17" or "2008-10-17"; got ${JSON.stringify(version)}`);
  }
  const list = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  if (document.Statement === undefined || list.length === 0) throw new PolicyFault("Statement is missing");
  return list.map((raw, index) =>
    parseStatement(asObject(raw, `Statement[${index}]`), `Statement[${index}]`),
  );
}

function parseStatement(raw: Record<string, unknown>, where: string): Statement {
  for (const key of Object.keys(raw)) {
    if (!STATEMENT_KEYS.has(key)) throw new PolicyFault(`unknown key "${key}" in ${where}`);
  }
  if (raw.Effect !== "Allow" && raw.Effect !== "Deny")
    throw new PolicyFault(`${where}.Effect must be Allow or Deny`);
  if ((raw.Action === undefined) === (raw.NotAction === undefined)) {
    throw new PolicyFault(`${where} needs exactly one of Action and NotAction`);
  }
  const actions = texts(raw.Action ?? raw.NotAction, `${where}.Action`);
  for (const action of actions) {
    if (action !== "*" && !/^[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+$/.test(action)) {
      throw new PolicyFault(`${where}.Action: "${action}" is no action; actions look like "service:Name"`);
    }
  }
  return {
    effect: raw.Effect,
    principals: parsePrincipals(raw.Principal ?? raw.NotPrincipal, raw.NotPrincipal !== undefined, where),
    actions,
    exceptActions: raw.NotAction !== undefined,
    resources: texts(raw.Resource ?? raw.NotResource ?? [], `${where}.Resource`),
    exceptResources: raw.NotResource !== undefined,
    conditions: parseConditions(raw.Condition, `${where}.Condition`),
  };
}

function parsePrincipals(raw: unknown, except: boolean, where: string): Principals | undefined {
  if (raw === undefined) return undefined;
  if (raw === "*") return { except, aws: ["*"], service: ["*"], federated: ["*"] };
  const object = asObject(raw, `${where}.Principal`);
  for (const key of Object.keys(object)) {
    if (!["AWS", "Service", "Federated", "CanonicalUser"].includes(key)) {
      throw new PolicyFault(`unknown key "${key}" in ${where}.Principal`);
    }
  }
  return {
    except,
    aws: texts(object.AWS ?? [], `${where}.Principal.AWS`),
    service: texts(object.Service ?? [], `${where}.Principal.Service`),
    federated: texts(object.Federated ?? [], `${where}.Principal.Federated`),
  };
}

function parseConditions(raw: unknown, where: string): readonly Condition[] {
  if (raw === undefined) return [];
  return Object.entries(asObject(raw, where)).flatMap(([operator, keys]) => {
    const plain = plainOperator(operator);
    if (plain !== "Null" && OPERATORS[plain] === undefined && !/^Date|^Binary/.test(plain)) {
      throw new PolicyFault(`unknown condition operator "${operator}" in ${where}`);
    }
    return Object.entries(asObject(keys, `${where}.${operator}`)).map(([key, values]) => ({
      operator,
      key,
      values: (Array.isArray(values) ? values : [values]).map(String),
    }));
  });
}

function plainOperator(operator: string): string {
  return operator.replace(/^ForA(?:ny|ll)Value[s]?:/, "").replace(/IfExists$/, "");
}

/** One call, as a policy sees it. */
export interface PolicyRequest {
  /** `service:Name`. */
  readonly action: string;
  /** ARN of what is acted upon; left out where the policy's own resource is meant (key, trust and repository policies). */
  readonly resource?: string;
  /** Who calls: a service principal or an ARN. Left out for identity policies, which name nobody. */
  readonly principal?: { readonly service: string } | { readonly aws: string };
  /** Condition keys of the call; a key that is missing here is absent from the request. */
  readonly context: Readonly<Record<string, string>>;
}

/** `deny` wins over `allow`; `none` means that no statement speaks of the call. */
export function judge(statements: readonly Statement[], request: PolicyRequest): "allow" | "deny" | "none" {
  const speaking = statements.filter((statement) => speaksOf(statement, request));
  if (speaking.some((statement) => statement.effect === "Deny")) return "deny";
  return speaking.length > 0 ? "allow" : "none";
}

function speaksOf(statement: Statement, request: PolicyRequest): boolean {
  const action = request.action.toLowerCase();
  const named = statement.actions.some((pattern) => matchesPattern(action, pattern.toLowerCase()));
  if (named === statement.exceptActions) return false;
  const { resource } = request;
  if (resource !== undefined) {
    const covered = statement.resources.some((pattern) => matchesPattern(resource, pattern));
    if (covered === statement.exceptResources) return false;
  }
  if (request.principal !== undefined && !namesPrincipal(statement.principals, request.principal))
    return false;
  return statement.conditions.every((condition) => holds(condition, request.context));
}

function namesPrincipal(
  principals: Principals | undefined,
  who: { service: string } | { aws: string },
): boolean {
  if (principals === undefined) return false;
  const named =
    "service" in who
      ? principals.service.some((name) => name === "*" || name === who.service)
      : principals.aws.some((name) => name === "*" || name === who.aws);
  return named !== principals.except;
}

function holds(condition: Condition, context: Readonly<Record<string, string>>): boolean {
  const key = Object.keys(context).find((name) => name.toLowerCase() === condition.key.toLowerCase());
  const found = key === undefined ? undefined : context[key];
  const plain = plainOperator(condition.operator);
  if (plain === "Null") return condition.values.includes(String(found === undefined));
  const operator = OPERATORS[plain];
  if (operator === undefined) return false; // dates and binaries: a call of the rehearsal carries neither
  if (found === undefined) return operator.negated || condition.operator.endsWith("IfExists");
  return condition.values.some((wanted) => operator.same(found, wanted)) !== operator.negated;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PolicyFault("the text is not JSON");
  }
}

function asObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new PolicyFault(`${where} must be an object`);
  return value as Record<string, unknown>; // checked above
}

function texts(value: unknown, where: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === "string"))
    throw new PolicyFault(`${where} must be a text or a list of texts`);
  return list;
}
