import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";
import { DASHBOARD, METRIC_FILTER } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

type Declared = Expectation & { readonly rule: "dashboard" };

/** Makes the rule that a dashboard exists and that each of its own metrics is emitted by something declared. */
export function dashboardExists(control: string, { dashboard }: Declared): StackRule {
  return stackRule({
    name: `dashboard-exists-${control.toLowerCase()}-${dashboard}`,
    control,
    severity: "low",
    enforcement: "mandatory",
    statement: `The dashboard ${dashboard} exists, and something declared emits every metric of the product's on it.`,
    rationale: "An empty graph is taken for calm.",
    remediation: `Declare ${dashboard} under dashboards, and its measures under measures.`,
    source: {
      url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html",
      readOn: "not yet",
    },
    check(index) {
      const found = index
        .ofType(DASHBOARD)
        .filter((view) => (inputsOf(view).text("dashboardName") ?? "").endsWith(`-${dashboard}`));
      if (found.length === 0)
        return judge(undefined, () => fact(false, `dashboard ${dashboard}`, "declared", "nothing"));
      return found.flatMap((view) => judge(view.urn, () => shows(index, view)));
    },
  });
}

function shows(index: ViewIndex, view: ResourceView): Verdict {
  const body: unknown = JSON.parse(inputsOf(view).text("dashboardBody") ?? "{}");
  const widgets =
    (body as { widgets?: readonly { properties?: { metrics?: readonly unknown[][] } }[] }).widgets ?? [];
  const emitted = index.ofType(METRIC_FILTER).map((filter) => {
    const made = inputsOf(filter).at("metricTransformation");
    return `${made.text("namespace") ?? ""} ${made.text("name") ?? ""}`;
  });
  const own = widgets
    .flatMap(({ properties }) => properties?.metrics ?? [])
    .filter(([namespace]) => typeof namespace === "string" && !/^(?:AWS|ECS)\//.test(namespace))
    .map(([namespace, name]) => `${String(namespace)} ${String(name)}`);
  const missing = own.filter((metric) => !emitted.includes(metric));
  const found =
    widgets.length === 0
      ? "an empty one"
      : missing.length === 0
        ? "declared"
        : `${missing.join(", ")} that nothing emits`;
  return fact(
    widgets.length > 0 && missing.length === 0,
    "dashboardBody",
    "of metrics that something declared emits",
    found,
  );
}
