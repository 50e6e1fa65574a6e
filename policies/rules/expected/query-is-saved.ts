import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import { inputsOf } from "../../reader.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { SAVED_QUERY } from "../../tokens.ts";

type Declared = Expectation & { readonly rule: "saved-query" };

/** Makes the rule that a query is saved over at least one log, for a product's row. */
export function queryIsSaved(control: string, { query }: Declared): StackRule {
  return stackRule({
    name: `query-is-saved-${control.toLowerCase()}-${query}`,
    control,
    severity: "low",
    enforcement: "mandatory",
    statement: `The query ${query} is saved.`,
    rationale: "In the middle of an incident nobody remembers the names of fields.",
    remediation: `Declare ${query} under queries.`,
    source: {
      url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_Insights-Saving-Queries.html",
      readOn: "not yet",
    },
    check: (index) =>
      judge(undefined, () => {
        const found = index.ofType(SAVED_QUERY).filter((view) => {
          const name = inputsOf(view).text("name") ?? "";
          return name === query || name.endsWith(`/${query}`);
        });
        const asked = found.filter(
          (view) =>
            (view.inputs.logGroupNames as unknown[] | undefined)?.length !== 0 &&
            inputsOf(view).has("logGroupNames"),
        );
        const says =
          found.length === 0 ? "nothing" : asked.length === 0 ? "one that asks no log" : "declared";
        return fact(asked.length > 0, `query ${query}`, "declared over a log", says);
      }),
  });
}
