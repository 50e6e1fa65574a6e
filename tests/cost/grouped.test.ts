import { describe, expect, it } from "@jest/globals";
import { estimate } from "../../cost/estimate.ts";
import { groupedGaps, groupedLines } from "../../cost/grouped.ts";
import { view } from "./views.ts";

const alarms = Array.from({ length: 12 }, (_, index) =>
  view("aws:cloudwatch/metricAlarm:MetricAlarm", `alarm-${index}`),
);
const nat = view("aws:ec2/natGateway:NatGateway", "nat");

describe("groupedLines", () => {
  it("puts lines that differ in their resource alone together, dearest first, and keeps the sum", () => {
    const found = estimate([...alarms, nat], { region: "us-east-1" });
    const groups = groupedLines(found);
    expect(groups.map(({ free, item, quantity, usd }) => [item, quantity, free, usd])).toEqual([
      ["NAT gateway", 730, 0, 32.85],
      ["NAT gateway", 10, 0, 0.45],
      ["CloudWatch alarm", 12, 10, 0.2],
    ]);
    expect(groups[2]?.resources).toHaveLength(12);
    expect(groups[2]?.price?.usd).toBe(0.1); // the first lines are free and have none
  });
});

describe("groupedGaps", () => {
  it("says what has no price and where, once, with all that use it", () => {
    const strange = view("aws:neptune/cluster:Cluster", "graph");
    const found = estimate([...alarms, strange], { region: "me-central-1" });
    expect(groupedGaps(found)).toEqual([
      {
        what: "CloudWatch alarm, standard resolution, me-central-1: no price found",
        resources: ["alarm-8", "alarm-9"],
      },
      { what: "aws:neptune/cluster:Cluster: no price found for the type", resources: ["graph"] },
    ]);
  });
});
