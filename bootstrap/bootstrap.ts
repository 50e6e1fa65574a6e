import { Provider } from "@pulumi/aws/provider.js";
import { Config, RunError } from "@pulumi/pulumi";
import { accountProblem, type RoleChoices, roleProblems } from "./choices.ts";
import { serviceLinkedRoles } from "./service-linked-roles.ts";
import { StateStore } from "./state-store.ts";

/** Declares what has to stand in an account before the first stack. */
export function bootstrap(): Record<string, unknown> {
  const config = new Config("slipway-bootstrap");
  const accountId = config.require("accountId");
  const region = config.require("region");
  const choices: unknown = config.getObject<unknown>("serviceLinkedRoles") ?? {};
  const problems = [...accountProblem(accountId), ...roleProblems(choices)];
  if (problems.length > 0) throw new RunError(problems.join("\n"));
  const provider = new Provider("aws", { region, allowedAccountIds: [accountId] });
  const store = new StateStore("state", { accountId, region }, { providers: [provider] });
  // Checked above.
  serviceLinkedRoles(choices as RoleChoices, accountId, region, provider);
  return { backend: store.backend, secretsProvider: store.secretsProvider };
}
