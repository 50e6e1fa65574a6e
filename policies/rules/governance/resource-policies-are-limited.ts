import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { type Statement, statementsIn } from "../../relations/policy-text.ts";
import { resourceRule } from "../../rule.ts";
import { BUCKET_POLICY } from "../../tokens.ts";

/** Types whose `policy` says who may use a resource. Keys have a rule of their own. */
const TYPES: readonly string[] = [
  BUCKET_POLICY,
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sqs/queuePolicy:QueuePolicy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:backup/vaultPolicy:VaultPolicy",
];

const EXPECTED = "limited to named actions, by named principals or under a condition";

export const resourcePoliciesAreLimited = resourceRule({
  name: "resource-policies-are-limited",
  control: "GOV-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No bucket, topic, queue, repository, secret or vault lets everybody in or allows everything.",
  rationale: "Such a policy opens the resource to every account of AWS, whatever the roles say.",
  remediation: "Name the actions and the principals in the resource's policy.",
  source: {
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    readOn: "not yet",
  },
  types: TYPES,
  check(view) {
    return statementsIn(inputsOf(view).get("policy") ?? {}, "policy")
      .filter((one) => one.allows)
      .map((one) => fact(problem(one) === undefined, one.path, EXPECTED, problem(one) ?? "limited"));
  },
});

function problem(one: Statement): string | undefined {
  if (one.notActions.length > 0) return "every action but a list";
  const wide = one.actions.find((action) => action === "*" || /^[^:]*:\*$/.test(action));
  if (wide !== undefined) return `the action ${wide}`;
  return one.principals.includes("*") && !one.conditional ? "everybody" : undefined;
}
