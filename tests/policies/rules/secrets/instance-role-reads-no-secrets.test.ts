import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { instanceRoleReadsNoSecrets } from "../../../../policies/rules/secrets/instance-role-reads-no-secrets.ts";
import { ROLE } from "../../../../policies/tokens.ts";
import { INSTANCE_ROLE, PROFILE, rolePolicy, TEMPLATE } from "../../example-instance.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const allows = (action: string | readonly string[]) =>
  rolePolicy(
    JSON.stringify({ Statement: [{ Sid: "Some", Effect: "Allow", Action: action, Resource: "arn:aws:x" }] }),
  );
const ground = [TEMPLATE, PROFILE, INSTANCE_ROLE];
const unlinked = { ...given(TEMPLATE, { iamInstanceProfile: undefined }), propertyDependencies: {} };

ruleTable(instanceRoleReadsNoSecrets, {
  rows: [
    {
      kind: "met",
      it: "accepts what the agent asks for",
      views: [...ground, allows("ecs:Poll")],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses to read parameters",
      views: [...ground, allows("ssm:GetParameters")],
      state: "violated",
      says: 'SEC-08: "instance-template" instance-policy.policy must be without a statement that reads secrets; got policy.Some. Take the statements that read secrets off the instance\'s role.',
    },
    { kind: "absent", it: "accepts an instance without a role", views: [unlinked], state: "met" },
    {
      kind: "boundary",
      it: "refuses a pattern that covers reading",
      views: [...ground, allows(["ecs:Poll", "secretsmanager:Get*"])],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads policies that stand inside the role",
      views: [
        TEMPLATE,
        PROFILE,
        given(INSTANCE_ROLE, {
          inlinePolicies: [
            { policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }) },
          ],
        }),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a policy that is not known yet undecided",
      views: [...ground, rolePolicy(UNKNOWN)],
      state: "undecided",
      undecided: "policy",
    },
    {
      kind: "unknown",
      it: "leaves a role from outside the stack undecided",
      views: [TEMPLATE, from(given(PROFILE, { role: "elsewhere" }), "role"), view(ROLE, "other", {})],
      state: "undecided",
      undecided: "iamInstanceProfile",
    },
  ],
});
