import { fact, notApplicable } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { type Shown, shownBy } from "../../languages/dashboard-body.ts";
import { ofTier } from "../../of-tier.ts";
import { inputsOf } from "../../reader.ts";
import { isEmitted } from "../../relations/watched-metrics.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { DASHBOARD, SAVED_QUERY } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "dashboard" };

/** Makes the rule that a dashboard shows what it is asked for, and that each of its own metrics is emitted by something declared. */
export function dashboardExists(control: string, expected: Declared): StackRule {
  const { dashboard } = expected;
  return stackRule({
    name: `dashboard-exists-${control.toLowerCase()}-${dashboard}${ofTier(expected.tier)}`,
    control,
    severity: "low",
    enforcement: "mandatory",
    statement: `The dashboard ${dashboard} shows ${wanted(expected).join(", ")}, and something declared emits every metric of the product's on it.`,
    rationale: "An empty graph is taken for calm.",
    remediation: `Declare ${dashboard} under dashboards, and its measures under measures.`,
    source: {
      url: "https://docs.amazonaws.cn/en_us/AmazonCloudWatch/latest/monitoring/CloudWatch-Dashboard-Body-Structure.md",
      readOn: "2026-11-27",
    },
    check(index, context) {
      if (expected.tier !== undefined && expected.tier !== context.tier)
        return judge(undefined, () => notApplicable(`declared for ${expected.tier} only`));
      const found = index
        .ofType(DASHBOARD)
        .filter((view) => (inputsOf(view).text("dashboardName") ?? "").endsWith(`-${dashboard}`));
      if (found.length === 0)
        return judge(undefined, () => fact(false, `dashboard ${dashboard}`, "declared", "nothing"));
      return found.flatMap((view) => judge(view.urn, () => verdicts(index, view, expected)));
    },
  });
}

function wanted({ metrics, queries = [] }: Declared): readonly string[] {
  return [...metrics, ...queries.map((query) => `the query ${query}`)];
}

function verdicts(index: ViewIndex, view: ResourceView, expected: Declared): readonly Verdict[] {
  const shown = shownBy(inputsOf(view).text("dashboardBody") ?? "{}");
  return [showsAll(index, shown, expected), emitsAll(index, shown)];
}

function showsAll(index: ViewIndex, shown: Shown, expected: Declared): Verdict {
  const missing = [
    ...expected.metrics.filter((metric) => !shown.metrics.some((one) => isMetric(one, metric))),
    ...(expected.queries ?? [])
      .filter((query) => !textsOf(index, query).some((text) => shown.queries.some((one) => ends(one, text))))
      .map((query) => `the query ${query}`),
  ];
  const found = missing.length === 0 ? "all of them" : `one without ${missing.join(", ")}`;
  return fact(missing.length === 0, "dashboardBody", `of ${wanted(expected).join(", ")}`, found);
}

/** A metric is named alone, or behind its namespace: the product's own namespace tells the tier. */
function isMetric(shown: string, metric: string): boolean {
  return shown === metric || shown.endsWith(` ${metric}`);
}

/** The texts of the saved queries of that name. */
function textsOf(index: ViewIndex, query: string): readonly string[] {
  return index.ofType(SAVED_QUERY).flatMap((view) => {
    const read = inputsOf(view);
    const name = read.text("name") ?? "";
    return name === query || name.endsWith(`/${query}`) ? [(read.text("queryString") ?? "").trim()] : [];
  });
}

/** A widget names its logs in front of the query. */
function ends(shown: string, query: string): boolean {
  return query !== "" && (shown.trim() === query || shown.trim().endsWith(`| ${query}`));
}

function emitsAll(index: ViewIndex, { metrics, widgets }: Shown): Verdict {
  const silent = metrics.filter((metric) => {
    const [namespace = "", name = ""] = metric.split(" ");
    return !/^(?:AWS|ECS)\//.test(metric) && !isEmitted(index, { namespace, name, statistic: "" });
  });
  const found =
    widgets === 0
      ? "an empty one"
      : silent.length === 0
        ? "declared"
        : `${silent.join(", ")} that nothing emits`;
  return fact(
    widgets > 0 && silent.length === 0,
    "dashboardBody",
    "of metrics that something declared emits",
    found,
  );
}
