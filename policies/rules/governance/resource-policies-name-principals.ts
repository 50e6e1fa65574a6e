import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { isEveryAction, type Statement, statementsIn } from "../../relations/policy-text.ts";
import { strangePrincipal } from "../../relations/principals.ts";
import { resourceRule } from "../../rule.ts";
import { SECRET } from "../../tokens.ts";

/** Types with a policy of their own, and its property. Keys and repositories have stricter rules. */
const POLICY_PROPERTY: Readonly<Record<string, string>> = {
  [SECRET]: "policy",
  "aws:secretsmanager/secretPolicy:SecretPolicy": "policy",
  "aws:s3/bucket:Bucket": "policy",
  "aws:s3/bucketV2:BucketV2": "policy",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
  "aws:sns/topic:Topic": "policy",
  "aws:sns/topicPolicy:TopicPolicy": "policy",
  "aws:sqs/queue:Queue": "policy",
  "aws:sqs/queuePolicy:QueuePolicy": "policy",
  "aws:ecr/registryPolicy:RegistryPolicy": "policy",
  "aws:backup/vaultPolicy:VaultPolicy": "policy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "policyDocument",
};

export const resourcePoliciesNamePrincipals = resourceRule({
  name: "resource-policies-name-principals",
  control: "GOV-03",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "No policy of a secret, bucket, topic, queue, vault or log lets in everybody or another account.",
  rationale: "Such a policy opens its resource past every role that was limited.",
  remediation: "Name AWS services or the stack's own account, and the actions that they need.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    readOn: "2026-11-27",
  },
  types: Object.keys(POLICY_PROPERTY),
  check(view, { accountId }) {
    const property = POLICY_PROPERTY[view.type] ?? "policy";
    const accounts = accountId === undefined ? [] : [accountId];
    return statementsIn(inputsOf(view).get(property), property)
      .filter((one) => one.allows)
      .map((one) => {
        const found = strangePrincipal(one, { accounts, services: true }) ?? wideAction(one);
        return fact(
          found === undefined,
          one.path,
          "limited to AWS services or the stack's own account, and to named actions",
          found ?? "such ones",
        );
      });
  },
});

function wideAction({ actions, notActions }: Statement): string | undefined {
  if (notActions.length > 0) return "every action but a list";
  const wide = actions.find(isEveryAction);
  return wide === undefined ? undefined : `the action ${wide}`;
}
