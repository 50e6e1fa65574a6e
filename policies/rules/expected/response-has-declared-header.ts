import type { Expectation } from "../../expectations.ts";
import { requiredHeader } from "../../relations/required-header.ts";
import { type StackRule, stackRule } from "../../rule.ts";

type Declared = Expectation & { readonly rule: "response-header" };

/** Makes the rule that a header is on every response with the value that the product declares. */
export function responseHasDeclaredHeader(control: string, declared: Declared): StackRule {
  return stackRule({
    name: `response-has-${declared.header.toLowerCase()}-${control.toLowerCase()}`,
    control,
    severity: "medium",
    enforcement: "mandatory",
    statement: `Every response carries ${declared.header} with the declared value.`,
    rationale:
      "The product's owners declared the header; browsers protect only when it is there on every response.",
    remediation: `Let the edge's one response-header ruleset set ${declared.header} to the declared value.`,
    source: {
      url: "https://unpkg.com/@pulumi/cloudflare@6.22.1/types/input.d.ts",
      readOn: "2026-11-27",
    },
    check: (index, context) =>
      requiredHeader(index, context, {
        header: declared.header,
        expected: `"${declared.value}"`,
        accepts: (value) => value === declared.value,
      }),
  });
}
