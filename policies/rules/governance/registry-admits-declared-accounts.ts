import { fact } from "../../expect.ts";
import { READER_ACTIONS } from "../../facts/reader-actions.ts";
import { inputsOf } from "../../reader.ts";
import { type Statement, statementsIn } from "../../relations/policy-text.ts";
import { strangePrincipal } from "../../relations/principals.ts";
import { resourceRule } from "../../rule.ts";

export const registryAdmitsDeclaredAccounts = resourceRule({
  name: "registry-admits-declared-accounts",
  control: "GOV-03",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "A repository's policy lets declared accounts pull and read the findings of scans, and nobody do anything else.",
  rationale: "Whoever may push to a repository chooses what runs; whoever may pull reads all code in it.",
  remediation: "Declare the account under registry.readerAccountIds and leave the policy as it is made.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html",
    readOn: "2026-11-27",
  },
  types: ["aws:ecr/repositoryPolicy:RepositoryPolicy"],
  check(view, { accountId, readerAccountIds }) {
    const accounts = [...(accountId === undefined ? [] : [accountId]), ...readerAccountIds];
    return statementsIn(inputsOf(view).get("policy"), "policy")
      .filter((one) => one.allows)
      .map((one) => {
        const found = strangePrincipal(one, { accounts, services: false }) ?? strangeAction(one);
        return fact(
          found === undefined,
          one.path,
          "limited to declared accounts, pulls and the findings of scans",
          found ?? "such ones",
        );
      });
  },
});

function strangeAction({ actions, notActions }: Statement): string | undefined {
  if (notActions.length > 0) return "every action but a list";
  const strange = actions.find((action) => !READER_ACTIONS.includes(action));
  return strange === undefined ? undefined : `the action ${strange}`;
}
