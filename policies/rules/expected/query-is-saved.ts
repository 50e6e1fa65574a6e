import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { requiredConditions } from "../../languages/insights-query.ts";
import { inputsOf } from "../../reader.ts";
import { asksForLimitHits, limitsInLog } from "../../relations/limits-in-log.ts";
import { logsNamedBy } from "../../relations/stack-logs.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { SAVED_QUERY } from "../../tokens.ts";
import type { Finding, Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "saved-query" };

/** Makes the rule that a query is saved over the log in which the answer stands, and filters what it is asked for. */
export function queryIsSaved(control: string, expected: Declared): StackRule {
  const { filter, log, query } = expected;
  return stackRule({
    name: `query-is-saved-${control.toLowerCase()}-${query}`,
    control,
    severity: "low",
    enforcement: "mandatory",
    statement: `The query ${query} is saved: it asks the log ${log} for lines with ${filter}.`,
    rationale: "In the middle of an incident nobody remembers the names of fields.",
    remediation: `Declare ${query} under queries, over the log ${log}, with filter ${filter}.`,
    source: {
      url: "https://docs.aws.amazon.com/cli/latest/reference/logs/put-query-definition.md",
      readOn: "2026-11-27",
    },
    check(index) {
      let found: readonly ResourceView[] = [];
      const missing = judge(undefined, () => {
        found = index.ofType(SAVED_QUERY).filter((view) => isNamed(view, query));
        return found.length === 0 ? fact(false, `query ${query}`, "declared", "nothing") : undefined;
      });
      return missing.length > 0 ? missing : found.flatMap((view) => asked(index, view, expected));
    },
  });
}

function isNamed(view: ResourceView, query: string): boolean {
  const name = inputsOf(view).text("name") ?? "";
  return name === query || name.endsWith(`/${query}`);
}

function asked(index: ViewIndex, view: ResourceView, { filter, log }: Declared): readonly Finding[] {
  return [
    ...judge(view.urn, (): Verdict => {
      const logs = logsNamedBy(index, view, "logGroupNames");
      const says = logs.length === 0 ? "no log" : logs.join(", ");
      return fact(logs.includes(log), "logGroupNames", `the log ${log}`, says);
    }),
    ...(asksForLimitHits(filter) ? judge(view.urn, () => limitsInLog(index)) : []),
    ...judge(view.urn, (): Verdict => {
      const [wanted = ""] = requiredConditions(`filter ${filter}`);
      const has = requiredConditions(inputsOf(view).text("queryString") ?? "").has(wanted);
      return fact(has, "queryString", `a query with filter ${filter}`, has ? "that filter" : "another query");
    }),
  ];
}
