import { inputsOf, type Reader, readerOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { MANAGED_POLICY, ROLE, ROLE_POLICY } from "../tokens.ts";

/** The types in which permissions of a role, user or group can be written. */
export const PERMISSION_TYPES: readonly string[] = [
  ROLE_POLICY,
  ROLE,
  MANAGED_POLICY,
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
];

/** One statement of an IAM, key or resource policy, its one-or-many words always as lists. */
export interface Statement {
  /** Where it stands, by its `Sid` or its place. */
  readonly path: string;
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `*` or the identifiers of all kinds. */
  readonly principals: readonly string[];
  /** The same by their kind: `AWS`, `Service`, `Federated`, `CanonicalUser`. A plain `*` stands under `AWS`. */
  readonly principalsByKind: Readonly<Record<string, readonly string[]>>;
  /** True for `NotPrincipal`: everybody but a list. */
  readonly exceptsPrincipals: boolean;
  readonly conditional: boolean;
  /** `<operator> <key>`, lower case, → its values: `bool aws:securetransport` → `["false"]`. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

/** Statements of the permissions that a resource writes down. Throws `Undecided` where a text is not known yet. */
export function permissionsOf(view: ResourceView): readonly Statement[] {
  const read = inputsOf(view);
  if (view.type !== ROLE) return statementsIn(read.get("policy"), "policy");
  return read.items("inlinePolicies").flatMap((one) => statementsIn(one.get("policy"), `${one.path}.policy`));
}

/** Statements of a policy document, given as text or as an object. */
export function statementsIn(document: unknown, path: string): readonly Statement[] {
  const parsed = typeof document === "string" ? parse(document, path) : document;
  const read = readerOf(parsed, "");
  const given = read.get("Statement");
  const list = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return list.map((_, index) => {
    const one = Array.isArray(given) ? read.at(`Statement[${index}]`) : read.at("Statement");
    return statement(one, `${path}.${one.text("Sid") ?? `Statement[${index}]`}`);
  });
}

function statement(one: Reader, path: string): Statement {
  const principalsByKind = byKind(one);
  return {
    path,
    allows: one.text("Effect") === "Allow",
    actions: words(one, "Action"),
    notActions: words(one, "NotAction"),
    resources: words(one, "Resource"),
    notResources: words(one, "NotResource"),
    principals: Object.values(principalsByKind).flat(),
    principalsByKind,
    exceptsPrincipals: one.has("NotPrincipal"),
    conditional: one.keys("Condition").length > 0,
    conditions: conditions(one.get("Condition")),
  };
}

function byKind(one: Reader): Readonly<Record<string, readonly string[]>> {
  if (typeof one.get("Principal") === "string") return { AWS: words(one, "Principal") };
  return Object.fromEntries(one.keys("Principal").map((kind) => [kind, words(one, `Principal.${kind}`)]));
}

function conditions(given: unknown): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const [operator, keys] of Object.entries(given ?? {}) as [string, unknown][]) {
    for (const [key, value] of Object.entries(keys ?? {}) as [string, unknown][]) {
      const values = Array.isArray(value) ? value : [value];
      found[`${operator} ${key}`.toLowerCase()] = values.map(String);
    }
  }
  return found;
}

function words(one: Reader, name: string): readonly string[] {
  const value = one.get(name);
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : one.texts(name);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TypeError(`${path}: must be JSON; got a text that does not parse.`);
  }
}

/** Everything, or everything of one service: `*`, `s3:*`, `s3:**`. */
export function isEveryAction(action: string): boolean {
  return /^(?:[^:]*:)?[*?]+$/.test(action);
}

/** True where an action's pattern covers an action: `*` stands for any run of letters, `?` for one. */
export function covers(pattern: string, action: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`, "i").test(action);
}
