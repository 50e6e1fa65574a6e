import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { rolesTrustOwnAccount } from "../../../../policies/rules/governance/roles-trust-own-account.ts";
import { ROLE } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const statement = (more: Readonly<Record<string, unknown>>) => ({
  Statement: { Sid: "Trust", Effect: "Allow", Action: "sts:AssumeRole", ...more },
});
const role = (Principal: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  view(ROLE, "api-role", { assumeRolePolicy: JSON.stringify(statement({ Principal, ...more })) });
const ATLAS = { AWS: "arn:aws:iam::536727724300:root" };
const withExternalId = (principal: unknown, operator = "StringEquals", id: unknown = "of-this-project") =>
  role(principal, { Condition: { [operator]: { "sts:ExternalId": id } } });
const refused = (it: string, principal: unknown) => ({
  kind: "spelling" as const,
  it,
  views: [role(principal)],
  state: "violated" as const,
});
const accepted = (it: string, principal: unknown) => ({ ...refused(it, principal), state: "met" as const });

ruleTable(rolesTrustOwnAccount, {
  rows: [
    {
      kind: "met",
      it: "accepts a service of AWS's",
      views: [role({ Service: "ecs-tasks.amazonaws.com" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [role("*")],
      state: "violated",
      says: 'GOV-03: "api-role" assumeRolePolicy.Trust.Principal must be an AWS service or the stack\'s own account; got everybody. Name the AWS service or the role of the same account in the trust policy; for a vendor that the pack knows, its external id too.',
    },
    {
      kind: "absent",
      it: "says nothing of a role without a text",
      views: [view(ROLE, "r", {})],
      state: "silent",
    },
    {
      kind: "absent",
      it: "accepts no account where the stack's own is not known",
      views: [role({ AWS: "111122223333" })],
      context: { accountId: undefined },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses another account that pulls images",
      views: [role({ AWS: "arn:aws:iam::444455556666:root" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses everybody although under a condition",
      views: [role("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })],
      state: "violated",
    },
    accepted("accepts the account's root", { AWS: "arn:aws:iam::111122223333:root" }),
    accepted("accepts the account by its number", { AWS: "111122223333" }),
    accepted("accepts a role of the account", { AWS: ["arn:aws:iam::111122223333:role/deploy"] }),
    refused("refuses everybody as an AWS principal", { AWS: ["arn:aws:iam::111122223333:root", "*"] }),
    refused("refuses another account by its number", { AWS: "999999999999" }),
    refused("refuses another account's role", { AWS: "arn:aws:iam::999999999999:role/deploy" }),
    refused("refuses an account with the own one's number inside", {
      AWS: "arn:aws:iam::999999999999:role/111122223333",
    }),
    refused("refuses every service", { Service: "*" }),
    refused("refuses a service that is not AWS's", { Service: "amazonaws.com.example" }),
    refused("refuses another provider of identities", { Federated: "accounts.example" }),
    refused("refuses another account beside a service", {
      Service: "ecs-tasks.amazonaws.com",
      AWS: "999999999999",
    }),
    {
      kind: "boundary",
      it: "accepts a vendor that comes with an external id",
      views: [withExternalId(ATLAS)],
      state: "met",
    },
    refused("refuses the same vendor without one", ATLAS),
    {
      kind: "boundary",
      it: "refuses the vendor with an empty one",
      views: [withExternalId(ATLAS, "StringEquals", "")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the vendor where the id is a pattern",
      views: [withExternalId(ATLAS, "StringLike", "*")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses another account although it comes with an external id",
      views: [withExternalId({ AWS: "arn:aws:iam::999999999999:root" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses everybody but a list",
      views: [role(undefined, { NotPrincipal: { AWS: "999999999999" } })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a policy that is no text",
      views: [view(ROLE, "api-role", { assumeRolePolicy: statement({ Principal: { AWS: "*" } }) })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "passes over a denial",
      views: [role("*", { Effect: "Deny" })],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves an unknown text undecided",
      views: [view(ROLE, "api-role", { assumeRolePolicy: UNKNOWN })],
      state: "undecided",
      undecided: "assumeRolePolicy",
    },
  ],
});
