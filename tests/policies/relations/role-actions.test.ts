import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { type Asked, forbidden } from "../../../policies/relations/role-actions.ts";
import { type ResourceView, UNKNOWN } from "../../../policies/resource-view.ts";
import { MANAGED_POLICY, ROLE, ROLE_POLICY } from "../../../policies/tokens.ts";
import { Undecided } from "../../../policies/undecided.ts";
import { from, view } from "../rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

const ARN = "arn:aws:rds:eu-west-1:111122223333:db:shop";
const READ: Asked = { action: "rds:DescribeDBInstances", arn: ARN };
const TAG: Asked = { action: "rds:AddTagsToResource", arn: undefined };
const role = view(ROLE, "role", {});
const allow = (more: Plain = {}) => ({ Effect: "Allow", Action: "rds:*", Resource: "*", ...more });
const deny = (more: Plain = {}) => allow({ Effect: "Deny", ...more });
const policy = (...statements: readonly Plain[]) =>
  from(view(ROLE_POLICY, "policy", { policy: JSON.stringify({ Statement: statements }) }), "role", role);

function missing(of: ResourceView, others: readonly ResourceView[], asked: readonly Asked[] = [READ, TAG]) {
  try {
    return forbidden(indexViews([of, ...others]), of, asked, { AWSKnown: "allows" });
  } catch (error) {
    if (error instanceof Undecided) return `undecided: ${error.path}`;
    throw error;
  }
}

const BOTH = [READ.action, TAG.action];

describe("forbidden", () => {
  it.each<[string, readonly Plain[], unknown]>([
    ["nothing by a pattern for everything of the service", [allow()], []],
    ["all without a statement", [], BOTH],
    ["what no action names", [allow({ Action: "rds:Describe*" })], [TAG.action]],
    ["what NotAction leaves out", [allow({ Action: undefined, NotAction: "rds:Add*" })], [TAG.action]],
    ["what reaches another database alone", [allow({ Resource: `${ARN}-other` })], [READ.action]],
    ["nothing where a pattern reaches it", [allow({ Resource: "arn:aws:rds:*:*:db:*" })], []],
    [
      "nothing where NotResource leaves it in",
      [allow({ Resource: undefined, NotResource: `${ARN}-other` })],
      [],
    ],
    ["what is refused beside", [allow(), deny({ Action: "rds:Add*" })], [TAG.action]],
    ["nothing where another resource is refused", [allow(), deny({ Resource: `${ARN}-other` })], []],
    [
      "nothing where plain connections are refused",
      [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })],
      [],
    ],
    [
      "undecided under another condition of a refusal",
      [allow(), deny({ Sid: "Mfa", Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })],
      "undecided: policy.Mfa",
    ],
    [
      "undecided under a condition of the permission",
      [allow({ Sid: "Some", Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } })],
      "undecided: policy.Some",
    ],
  ])("is %s", (_, statements, expected) => {
    expect(missing(role, [policy(...statements)])).toEqual(expected);
  });

  it("does not guess whether a pattern reaches what is not made yet", () => {
    const asked = [{ ...READ, arn: "unknown" }];
    expect(missing(role, [policy(allow({ Sid: "One", Resource: ARN }))], asked)).toBe(
      "undecided: policy.One",
    );
    expect(missing(role, [policy(allow())], asked)).toEqual([]);
    expect(missing(role, [policy(deny())], asked)).toEqual([READ.action]);
  });

  it("knows AWS's own policies by name, and does not guess at others", () => {
    const attached = (name: string) =>
      missing(
        view(ROLE, "role", { managedPolicyArns: [`arn:aws:iam::aws:policy/service-role/${name}`] }),
        [],
      );
    expect(attached("AWSKnown")).toEqual([]);
    expect(attached("AWSDenyAll")).toEqual(BOTH);
    expect(attached("AWSStrange")).toBe("undecided: role.managedPolicyArns[0]");
  });

  it("asks the boundary too", () => {
    const within = (permissionsBoundary: unknown, ...others: readonly ResourceView[]) => {
      const bound = view(ROLE, "role", { permissionsBoundary });
      return missing(bound, [policy(allow()), ...others]);
    };
    const own = view(
      MANAGED_POLICY,
      "boundary",
      { policy: JSON.stringify({ Statement: [allow({ Action: "rds:Describe*" })] }) },
      { outputs: { arn: "arn:own" } },
    );
    expect(within("arn:own", own)).toEqual([TAG.action]);
    expect(within("arn:aws:iam::aws:policy/AWSDenyAll")).toEqual(BOTH);
    expect(within("arn:aws:iam::aws:policy/PowerUserAccess")).toEqual([]);
    expect(within("arn:aws:iam::aws:policy/ReadOnlyAccess")).toBe("undecided: permissionsBoundary");
  });

  it("does not guess at a text that is not known yet", () => {
    const unknown = from(view(ROLE_POLICY, "policy", { policy: UNKNOWN }), "role", role);
    expect(missing(role, [unknown])).toBe("undecided: policy");
  });
});
