import { fact, notApplicable } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import { ofTier } from "../../of-tier.ts";
import type { ResourceRule } from "../../rule.ts";
import { taskRule } from "../../task/task-rule.ts";

type Declared = Expectation & { readonly rule: "environment-value" };

/** Makes the rule that a plain variable has the value that the product declares. */
export function environmentHasDeclaredValue(control: string, declared: Declared): ResourceRule {
  const where = declared.tier === undefined ? "" : ` in ${declared.tier}`;
  const whose = declared.service === undefined ? "Every service" : `The service ${declared.service}`;
  return taskRule({
    name: `environment-${declared.variable.toLowerCase().replaceAll("_", "-")}-is-declared-value-${control.toLowerCase()}${ofTier(declared.tier)}`,
    control,
    severity: "medium",
    enforcement: "mandatory",
    statement: `${whose} runs with ${declared.variable} as declared${where}.`,
    rationale: "The product's owners declared the value; another one changes how the application behaves.",
    remediation: `Set ${declared.variable} under the service's environment to the declared value.`,
    source: {
      url: "https://docs.aws.amazon.com/AmazonECS/latest/userguide/taskdef-envfiles.html",
      readOn: "2026-11-27",
    },
    check({ containers }, { tier }) {
      if (declared.tier !== undefined && declared.tier !== tier)
        return notApplicable(`declared for ${declared.tier} only`);
      return containers
        .filter((container) => declared.service === undefined || container.name === declared.service)
        .map(({ read }) => {
          const entry = read.items("environment").find((one) => one.text("name") === declared.variable);
          const found = entry?.text("value");
          // The declared value may be shown, for it stands in a plain file; a found one is free text.
          return fact(
            found === declared.value,
            `${read.path}.environment.${declared.variable}`,
            `"${declared.value}"`,
            found === undefined
              ? "nothing"
              : found === declared.value
                ? `"${declared.value}"`
                : "another value",
          );
        });
    },
  });
}
