import { fact } from "../../expect.ts";
import { credentialPaths } from "../../facts/credential-shapes.ts";
import { SECRET_MARKER } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { STACK } from "../../tokens.ts";

/** Words that name a secret when they end an output's name. */
const SECRET_NAME = /(secret|password|passwd|token|apiKey|privateKey|credentials?|dsn)$/i;

export const stackOutputsHoldNoSecrets = stackRule({
  name: "stack-outputs-hold-no-secrets",
  control: "SEC-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "No output of the stack is a secret.",
  rationale: "Outputs are made to be read by others: by people, scripts and other stacks.",
  remediation: "Take the output away; whoever needs the secret reads it from the store.",
  source: { url: "https://www.pulumi.com/docs/iac/cli/commands/pulumi_stack_output/", readOn: "2026-11-27" },
  check: (index) =>
    index.ofType(STACK).flatMap((stack) =>
      judge(stack.urn, () => {
        const leaks = Object.entries(stack.outputs).flatMap(([name, value]) =>
          SECRET_NAME.test(name) || value === SECRET_MARKER || credentialPaths(value).length > 0
            ? [name]
            : [],
        );
        return fact(
          leaks.length === 0,
          "outputs",
          "free of secrets",
          leaks.length === 0 ? "none" : leaks.sort().join(", "),
        );
      }),
    ),
});
