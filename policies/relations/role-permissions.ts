import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { MANAGED_POLICY, ROLE, ROLE_POLICY } from "../tokens.ts";
import { Undecided } from "../undecided.ts";
import { ATTACHMENT_TYPES, arnsProperty, rolesProperty } from "./attachments.ts";
import { type Statement, statementsIn } from "./policy-text.ts";

/** One text of what a role may do, wherever it is written down. */
export interface PermissionText {
  /** The resource that holds the text, and the property from which its value comes. */
  readonly view: ResourceView;
  readonly property: string;
  /** True where the text is not known yet, but what it is made from is. */
  readonly unknown: boolean;
  /** Throws `Undecided` where the text is not known yet. */
  statements(): readonly Statement[];
}

/** All texts of a role that the stack declares: its policies, its inline ones, and those that are attached to it. */
export function permissionsOfRole(index: ViewIndex, role: ResourceView): readonly PermissionText[] {
  const own = index.pointingAt(role, ROLE_POLICY, "role");
  const attachments = ATTACHMENT_TYPES.flatMap((type) => {
    const roles = rolesProperty(type);
    return roles === undefined ? [] : index.pointingAt(role, type, roles);
  });
  const attached = [role, ...attachments].map((view) => policiesNamedBy(index, view));
  const policies = [...own, ...attached.flatMap(({ policies }) => policies)];
  return [
    ...inlineTexts(role),
    ...[...new Set(policies)].map(policyText),
    ...attached.flatMap(({ undecided }) => undecided ?? []),
  ];
}

/** The stack's own policies that a role or an attachment names, or a text that is undecided where they are not known yet. */
function policiesNamedBy(
  index: ViewIndex,
  view: ResourceView,
): { readonly policies: readonly ResourceView[]; readonly undecided?: PermissionText } {
  const property = arnsProperty(view.type);
  if (property === undefined || view.inputs[property] === undefined) return { policies: [] };
  try {
    return { policies: index.linked(view, property, MANAGED_POLICY) };
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    const statements = () => {
      throw error;
    };
    return { policies: [], undecided: { view, property, unknown: false, statements } };
  }
}

/** The text of one policy of the stack. */
export function policyText(view: ResourceView): PermissionText {
  const read = inputsOf(view);
  return {
    view,
    property: "policy",
    unknown: read.unknown("policy"),
    statements: () => statementsIn(read.get("policy"), "policy"),
  };
}

function inlineTexts(role: ResourceView): readonly PermissionText[] {
  const read = inputsOf(role);
  const property = "inlinePolicies";
  if (role.type !== ROLE || !read.has(property)) return [];
  if (read.unknown(property))
    return [
      { view: role, property, unknown: true, statements: () => statementsIn(read.get(property), property) },
    ];
  return read.items(property).map((one) => ({
    view: role,
    property,
    unknown: one.unknown("policy"),
    statements: () => statementsIn(one.get("policy"), `${one.path}.policy`),
  }));
}
