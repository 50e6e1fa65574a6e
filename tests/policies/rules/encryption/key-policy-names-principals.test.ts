import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { keyPolicyNamesPrincipals } from "../../../../policies/rules/encryption/key-policy-names-principals.ts";
import { KEY } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const policy = (statement: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    Statement: [{ Sid: "Use", Effect: "Allow", Action: "kms:*", Resource: "*", ...statement }],
  });
const root = { Principal: { AWS: "arn:aws:iam::111122223333:root" } };
const key = view(KEY, "data-key", { policy: policy(root) });

ruleTable(keyPolicyNamesPrincipals, {
  rows: [
    { kind: "met", it: "accepts the account", views: [key], state: "met" },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [given(key, { policy: policy({ Principal: "*" }) })],
      state: "violated",
      says: 'ENC-03: "data-key" policy must be limited to named principals; got everybody in policy.Use. Name the accounts and services that use the key in its policy.',
    },
    {
      kind: "absent",
      it: "accepts AWS's default policy",
      views: [given(key, { policy: undefined })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "accepts everybody under a condition",
      views: [
        given(key, {
          policy: policy({
            Principal: "*",
            Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
          }),
        }),
      ],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses everybody under an empty condition",
      views: [given(key, { policy: policy({ Principal: "*", Condition: {} }) })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a denial for everybody",
      views: [given(key, { policy: policy({ Effect: "Deny", Principal: "*" }) })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses everybody among AWS principals",
      views: [
        given(key, { policy: policy({ Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] } }) }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a policy attached by itself",
      views: [view("aws:kms/keyPolicy:KeyPolicy", "apart", { policy: policy({ Principal: "*" }) })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown policy undecided",
      views: [given(key, { policy: UNKNOWN })],
      state: "undecided",
      undecided: "policy",
    },
    {
      kind: "unknown",
      it: "leaves a text that is not JSON undecided",
      views: [given(key, { policy: "{" })],
      state: "undecided",
    },
  ],
});
