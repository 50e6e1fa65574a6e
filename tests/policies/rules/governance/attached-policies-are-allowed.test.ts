import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { attachedPoliciesAreAllowed } from "../../../../policies/rules/governance/attached-policies-are-allowed.ts";
import { ROLE } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const MONITORING = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";
const OWN = "arn:aws:iam::111122223333:policy/own";
const role = (...arns: unknown[]) => view(ROLE, "api-role", { managedPolicyArns: arns });
const attached = (type: string, inputs: Readonly<Record<string, unknown>>) =>
  view(`aws:iam/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`, "more", inputs);

ruleTable(attachedPoliciesAreAllowed, {
  rows: [
    { kind: "met", it: "accepts a listed policy of AWS's", views: [role(MONITORING)], state: "met" },
    { kind: "met", it: "accepts a policy of the account's own", views: [role(OWN)], state: "met" },
    {
      kind: "violated",
      it: "refuses AWS's policy for administrators among a role's own ARNs",
      views: [role(OWN, ADMIN)],
      state: "violated",
      says: "GOV-03: \"api-role\" managedPolicyArns[1] must be a policy of the stack's own, or a listed one of AWS's; got AdministratorAccess. Write a policy that names the actions and resources, or have an exemption approved.",
    },
    {
      kind: "violated",
      it: "refuses any other policy of AWS's that is not listed",
      views: [role("arn:aws:iam::aws:policy/CloudWatchLogsReadOnlyAccess")],
      state: "violated",
    },
    {
      kind: "absent",
      it: "says nothing of a role without any",
      views: [view(ROLE, "r", {})],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses a policy of another account",
      views: [role("arn:aws:iam::999999999999:policy/own")],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a name of AWS's list under another path",
      views: [role("arn:aws:iam::aws:policy/AmazonRDSEnhancedMonitoringRole")],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads AWS's partitions in China",
      views: [role("arn:aws-cn:iam::aws:policy/AdministratorAccess")],
      state: "violated",
    },
    ...["RolePolicyAttachment", "UserPolicyAttachment", "GroupPolicyAttachment", "PolicyAttachment"].map(
      (type) => ({
        kind: "spelling" as const,
        it: `reads ${type}`,
        views: [attached(type, { policyArn: ADMIN })],
        state: "violated" as const,
      }),
    ),
    {
      kind: "spelling",
      it: "reads the list that forbids all others",
      views: [attached("RolePolicyAttachmentsExclusive", { policyArns: [ADMIN] })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown ARN undecided",
      views: [role(MONITORING, UNKNOWN)],
      state: "undecided",
      undecided: "managedPolicyArns[1]",
    },
    {
      kind: "unknown",
      it: "refuses a known one beside an unknown one",
      views: [role(UNKNOWN, ADMIN)],
      state: "violated",
    },
  ],
});
