import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ResourceRule } from "../../rule.ts";
import { taskRule } from "../../task/task-rule.ts";
import type { Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "secret-variable" };

/** Makes the rule that a service gets a variable from the secret store, and never as a plain value. */
export function variableComesFromStore(control: string, declared: Declared): ResourceRule {
  const { service, variable } = declared;
  return taskRule({
    name: `${service}-${variable.toLowerCase().replaceAll("_", "-")}-comes-from-store-${control.toLowerCase()}`,
    control,
    severity: "medium",
    enforcement: "mandatory",
    statement: `The service ${service} gets ${variable} from the secret store.`,
    rationale:
      "Without it the application goes without what the variable opens; in clear everybody who reads the task has it.",
    remediation: `Declare ${variable} under secrets, and name it under the service's secrets.`,
    source: {
      url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
      readOn: "2026-11-27",
    },
    check({ containers }) {
      return containers
        .filter(({ name }) => name === service)
        .map(({ read }): Verdict => {
          const entry = read.items("secrets").find((one) => one.text("name") === variable);
          const isPlain = read.items("environment").some((one) => one.text("name") === variable);
          const isStored = entry !== undefined && entry.has("valueFrom") && !isPlain;
          const found = isPlain ? "a plain value" : isStored ? "from the store" : "nothing";
          return fact(isStored, `${read.path}.secrets.${variable}`, "from the store", found);
        });
    },
  });
}
