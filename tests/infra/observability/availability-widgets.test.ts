import { describe, expect, it } from "@jest/globals";
import { availabilityWidgets } from "../../../infra/observability/availability-widgets.ts";
import { parseMath } from "../../../rehearsal/services/aws/metric-math.ts";
import { evaluateMath } from "../../../rehearsal/services/aws/metric-math-values.ts";
import { measuredExample } from "./measured-example.ts";

const probes = [
  { url: "https://shop.example/up", healthCheckId: "a" },
  { url: "https://api.example/up", healthCheckId: "b" },
];
const figures = (balancer: string | undefined, some: typeof probes) =>
  availabilityWidgets(measuredExample(balancer), some, 99.9).flatMap((widget) =>
    widget.kind === "figure" ? [widget] : [],
  );

/** What a line shows last. */
function last(expression: string, series: Readonly<Record<string, readonly (number | undefined)[]>>) {
  const values = evaluateMath(parseMath(expression), (name) => series[name] ?? []);
  return Array.isArray(values) ? (values as readonly unknown[]).at(-1) : values;
}

describe("availabilityWidgets", () => {
  it("shows the figure of 30 days by requests and from outside, each beside the promised one", () => {
    const shown = figures("app/a/1", probes);
    expect(shown.map(({ days, objective, region }) => ({ days, region, value: objective.value }))).toEqual([
      { days: 30, region: undefined, value: 99.9 },
      { days: 30, region: "us-east-1", value: 99.9 },
    ]);
    expect(shown[1]?.lines.map(({ label }) => label)).toEqual(probes.map(({ url }) => url));
  });

  it("shows what is seen from outside alone behind a tunnel, and nothing where nobody asks from outside", () => {
    expect(figures(undefined, probes).map(({ title }) => title)).toEqual([
      "Availability from outside, percent, the last 30 days",
    ]);
    expect(figures(undefined, [])).toEqual([]);
  });

  it("ends with the share of all requests that did not fail, however they were spread", () => {
    const [requests] = figures("app/a/1", []);
    const series = {
      requests: [1000, undefined, 9000],
      errors: [undefined, undefined, 8],
      balancer: [2, undefined, undefined],
    };
    expect(last(requests?.lines[0]?.expression ?? "", series)).toBeCloseTo(99.9);
  });

  it("ends with the average of what the checkers reached", () => {
    const [outside] = figures(undefined, probes);
    expect(last(outside?.lines[0]?.expression ?? "", { probe1: [100, 100, 97, 99] })).toBeCloseTo(99);
  });
});
