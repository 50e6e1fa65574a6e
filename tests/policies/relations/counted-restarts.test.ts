import { describe, expect, it } from "@jest/globals";
import { restartPattern } from "../../../infra/observability/task-restarts.ts";
import { indexViews } from "../../../policies/index-views.ts";
import { countsRestartsOf } from "../../../policies/relations/counted-restarts.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { ECS_SERVICE, EVENT_RULE, METRIC_ALARM } from "../../../policies/tokens.ts";
import { from, given, view } from "../rule-table.ts";

const CLUSTER = "arn:cluster/shop";
const service = view(ECS_SERVICE, "api-service", { cluster: CLUSTER }, { outputs: { name: "api-1" } });
const rule = view(
  EVENT_RULE,
  "restarts-api",
  { state: "ENABLED", eventPattern: JSON.stringify(restartPattern(CLUSTER, "api-1")) },
  { outputs: { name: "restarts-api-1" } },
);
const alarm = from(
  view(METRIC_ALARM, "a", { dimensions: { RuleName: "restarts-api-1" } }),
  "dimensions",
  rule,
);
const counts = (one = rule, of = service, name = "api") =>
  countsRestartsOf(
    indexViews([from(alarm, "dimensions", one), one, of]),
    from(alarm, "dimensions", one),
    name,
  );
const pattern = (detail: object) => {
  const whole = restartPattern(CLUSTER, "api-1") as { readonly detail: object }; // a pattern of ours has one
  return given(rule, { eventPattern: JSON.stringify({ ...whole, detail: { ...whole.detail, ...detail } }) });
};

describe("countsRestartsOf", () => {
  it("is true for a rule that means the service's crashes and failed checks alone", () => {
    expect(counts()).toBe(true);
  });

  it("reads a rule inside metric math", () => {
    const math = from(view(METRIC_ALARM, "a", { metricQueries: [] }), "metricQueries", rule);
    expect(countsRestartsOf(indexViews([math, rule, service]), math, "api")).toBe(true);
  });

  it.each<[string, ReturnType<typeof view>]>([
    ["that also counts deployments", pattern({ $or: [{ lastStatus: ["STOPPED"] }, { group: ["x"] }] })],
    [
      "that counts crashes alone",
      pattern({ $or: [{ stopCode: ["EssentialContainerExited"] }, { stopCode: ["X"] }] }),
    ],
    ["of another service", pattern({ group: ["service:web-1"] })],
    ["that is switched off", given(rule, { state: "DISABLED" })],
  ])("is false for a rule %s", (_, one) => {
    expect(counts(one)).toBe(false);
  });

  it("is false for a service that is not there, and for an alarm over something else", () => {
    expect(counts(rule, service, "web")).toBe(false);
    const other = view(METRIC_ALARM, "a", { metricName: "orders" });
    expect(countsRestartsOf(indexViews([other, rule, service]), other, "api")).toBe(false);
  });

  it("is undecided while the service has no name yet", () => {
    const unnamed = view(ECS_SERVICE, "api-service", { cluster: CLUSTER, name: UNKNOWN });
    expect(() => counts(rule, unnamed)).toThrow("what api is called");
  });
});
