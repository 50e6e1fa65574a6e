import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { MANAGED_POLICY } from "../tokens.ts";
import { Undecided } from "../undecided.ts";
import { ATTACHMENT_TYPES, attachedArns, rolesProperty } from "./attachments.ts";
import { covers, type Statement } from "./policy-text.ts";
import { permissionsOfRole, policyText } from "./role-permissions.ts";

/** An action, on a resource where the policy must reach that one; undefined is any resource, `unknown` one that is not made yet. */
export interface Asked {
  readonly action: string;
  readonly arn: string | "unknown" | undefined;
}

/** AWS's own policies: the end of the ARN → whether it allows what is asked. */
export type KnownPolicies = Readonly<Record<string, "allows" | "denies">>;

const OWN_TEXTS: KnownPolicies = {
  AdministratorAccess: "allows",
  PowerUserAccess: "allows", // all but IAM, organizations and accounts
  AWSDenyAll: "denies",
};
/** A refusal of plain connections alone: AWS's services come encrypted. */
const PLAIN_ONLY = JSON.stringify({ "bool aws:securetransport": ["false"] });

/**
 * Which of some actions a role may not do, by all that the stack declares for it: a refusal goes before everything, and a boundary must
 * allow too. Throws `Undecided` where that hangs on a text or a condition that no rule reads. AWS's own policies are known by name.
 */
export function forbidden(
  index: ViewIndex,
  role: ResourceView,
  asked: readonly Asked[],
  known: KnownPolicies,
): readonly string[] {
  const named = awsPolicies(index, role);
  const words = { ...OWN_TEXTS, ...known };
  if (named.some(({ name }) => words[name] === "denies")) return asked.map(({ action }) => action);
  const allowing = named.some(({ name }) => words[name] === "allows");
  const strange = named.find(({ name }) => words[name] === undefined);
  const statements = permissionsOfRole(index, role).flatMap((text) => text.statements());
  const refused = asked.filter((one) => isDenied(statements, one));
  const others = asked.filter((one) => !refused.includes(one));
  const missing = allowing ? [] : others.filter((one) => !isAllowed(statements, one));
  if (missing.length > 0 && strange !== undefined)
    throw new Undecided(strange.path, `what the policy ${strange.name} allows is not written down here`);
  const beyond = boundary(index, role, asked, words);
  return [...new Set([...refused, ...missing, ...beyond].map(({ action }) => action))];
}

/** Names of policies that are not the stack's. */
function awsPolicies(
  index: ViewIndex,
  role: ResourceView,
): readonly { readonly name: string; readonly path: string }[] {
  const attachments = ATTACHMENT_TYPES.flatMap((type) => {
    const roles = rolesProperty(type);
    return roles === undefined ? [] : index.pointingAt(role, type, roles);
  });
  const own = index.ofType(MANAGED_POLICY).map(({ outputs }) => outputs.arn);
  return [role, ...attachments].flatMap((view) =>
    attachedArns(view)
      .known.filter(({ arn }) => !own.includes(arn))
      .map(({ arn, path }) => ({ name: nameIn(arn), path: `${view.name}.${path}` })),
  );
}

function nameIn(arn: string): string {
  return /:aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? arn;
}

function boundary(
  index: ViewIndex,
  role: ResourceView,
  asked: readonly Asked[],
  known: KnownPolicies,
): readonly Asked[] {
  const read = inputsOf(role);
  if (!read.has("permissionsBoundary")) return [];
  const [policy] = index.linked(role, "permissionsBoundary", MANAGED_POLICY);
  if (policy !== undefined) {
    const statements = policyText(policy).statements();
    return asked.filter((one) => isDenied(statements, one) || !isAllowed(statements, one));
  }
  const word = known[nameIn(read.text("permissionsBoundary") ?? "")];
  if (word === undefined)
    throw new Undecided("permissionsBoundary", "what it allows is not written down here");
  return word === "denies" ? asked : [];
}

function isDenied(statements: readonly Statement[], asked: Asked): boolean {
  return statements
    .filter(
      (one) => !one.allows && speaksOf(one, asked.action) && JSON.stringify(one.conditions) !== PLAIN_ONLY,
    )
    .some((one) => {
      if (!hits(one, asked)) return false;
      if (one.conditional) throw new Undecided(one.path, "a refusal under conditions");
      return true;
    });
}

function isAllowed(statements: readonly Statement[], asked: Asked): boolean {
  const found = statements.filter((one) => one.allows && speaksOf(one, asked.action) && hits(one, asked));
  const [first] = found;
  if (first !== undefined && found.every((one) => one.conditional))
    throw new Undecided(first.path, "a permission under conditions");
  return first !== undefined;
}

function speaksOf({ actions, notActions }: Statement, action: string): boolean {
  if (notActions.length > 0) return !notActions.some((one) => covers(one, action));
  return actions.some((one) => covers(one, action));
}

function hits({ allows, notResources, path, resources }: Statement, { arn }: Asked): boolean {
  if (resources.includes("*")) return true;
  if (arn === undefined) return allows; // a refusal of some resources leaves others
  if (arn === "unknown") throw new Undecided(path, "whether it reaches a resource that is not made yet");
  if (notResources.length > 0) return !notResources.some((one) => covers(one, arn));
  return resources.some((one) => covers(one, arn));
}
