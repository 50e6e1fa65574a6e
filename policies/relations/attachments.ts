import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { ROLE } from "../tokens.ts";

/** Where a type names policies by their ARNs, and the roles that they are given to. */
interface Attachment {
  /** Property with one ARN or a list of them. */
  readonly arns: string;
  /** Property with one role or a list of them; undefined where no role is named, or the resource is the role. */
  readonly roles: string | undefined;
}

const ATTACHMENTS: Readonly<Record<string, Attachment>> = {
  [ROLE]: { arns: "managedPolicyArns", roles: undefined },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { arns: "policyArn", roles: "role" },
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": {
    arns: "policyArns",
    roles: "roleName",
  },
  "aws:iam/policyAttachment:PolicyAttachment": { arns: "policyArn", roles: "roles" },
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": { arns: "policyArn", roles: undefined },
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": {
    arns: "policyArns",
    roles: undefined,
  },
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": { arns: "policyArn", roles: undefined },
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": {
    arns: "policyArns",
    roles: undefined,
  },
};

/** The types in which a role, user or group is given a policy by its ARN. */
export const ATTACHMENT_TYPES: readonly string[] = Object.keys(ATTACHMENTS);

/** The property in which a resource of these types names policies; undefined for other types. */
export function arnsProperty(type: string): string | undefined {
  return ATTACHMENTS[type]?.arns;
}

/** The property in which an attachment names its roles; undefined where it names none. */
export function rolesProperty(type: string): string | undefined {
  return ATTACHMENTS[type]?.roles;
}

/** What a resource attaches: the known ARNs with their places, and the first place that is not known yet. */
export function attachedArns(view: ResourceView): {
  readonly known: readonly { readonly path: string; readonly arn: string }[];
  readonly unknown: string | undefined;
} {
  const property = arnsProperty(view.type);
  const read = inputsOf(view);
  if (property === undefined || !read.has(property)) return { known: [], unknown: undefined };
  if (read.unknown(property)) return { known: [], unknown: property };
  const value = read.get(property);
  const paths = Array.isArray(value) ? value.map((_, index) => `${property}[${index}]`) : [property];
  return {
    known: paths.filter((path) => !read.unknown(path)).map((path) => ({ path, arn: read.text(path) ?? "" })),
    unknown: paths.find((path) => read.unknown(path)),
  };
}
