import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { estimate, sumOf } from "../../cost/estimate.ts";
import { UNKNOWN } from "../../policies/resource-view.ts";
import { view } from "./views.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const NAT = "aws:ec2/natGateway:NatGateway";
const SECRET = "aws:secretsmanager/secret:Secret";
const alarms = (count: number) => Array.from({ length: count }, (_, index) => view(ALARM, `alarm-${index}`));
const VIRGINIA = { region: "us-east-1" };

describe("estimate", () => {
  it.each([
    [9, 0],
    [10, 0],
    [11, 0.1],
    [12, 0.2],
  ])("bills of %i alarms what is above the ten that are free: %d", (count, usd) => {
    const { gaps, lines, usd: sum } = estimate(alarms(count), VIRGINIA);
    expect({ gaps, lines: lines.length, sum }).toEqual({ gaps: [], lines: count, sum: usd });
  });

  it("says of a line that is free how much is, and needs no price for it", () => {
    const { lines } = estimate(alarms(1), { region: "me-central-1" });
    expect(lines).toEqual([expect.objectContaining({ quantity: 1, free: 1, usd: 0, price: undefined })]);
  });

  it("lists what a region has no price for as a gap, beyond the free part, and adds nothing for it", () => {
    const { gaps, usd } = estimate(alarms(12), { region: "me-central-1" });
    expect(usd).toBe(0);
    expect(gaps.map(({ quantity, region, why }) => ({ quantity, region, why }))).toEqual([
      { quantity: 1, region: "me-central-1", why: "no price found" },
      { quantity: 1, region: "me-central-1", why: "no price found" },
    ]);
  });

  it("takes another region's price only where it is told to, and says so on the line", () => {
    const asked = { region: "me-central-1", standIn: "us-east-1" };
    const { gaps, lines, standInUsd, usd } = estimate([view(NAT, "nat")], asked);
    expect(gaps).toEqual([]);
    expect(lines.map(({ region, standsIn, price }) => [region, standsIn, price?.region])).toEqual([
      ["me-central-1", true, "us-east-1"],
      ["me-central-1", true, "us-east-1"],
    ]);
    expect([usd, standInUsd]).toEqual([33.3, 33.3]); // 730 × 0.045 + 10 × 0.045
  });

  it("keeps to a region's own price where it has one, though another may stand in", () => {
    const { standInUsd, usd } = estimate([view(NAT, "nat")], { region: "eu-west-2", standIn: "us-east-1" });
    expect([usd, standInUsd]).toEqual([37, 0]); // 730 × 0.05 + 10 × 0.05
  });

  it("takes a resource's own region before the stack's", () => {
    const { lines } = estimate([view(NAT, "nat", { region: "ap-southeast-1" })], VIRGINIA);
    expect(lines.map(({ region }) => region)).toEqual(["ap-southeast-1", "ap-southeast-1"]);
  });

  it("lists a type that nobody priced or called free, and one whose property is not known", () => {
    const strange = view("aws:neptune/cluster:Cluster", "graph");
    const unread = view("aws:rds/instance:Instance", "database", { instanceClass: UNKNOWN });
    expect(estimate([strange, unread], VIRGINIA).gaps).toEqual([
      { resource: "graph", type: strange.type, why: "no price found for the type" },
      {
        resource: "database",
        type: unread.type,
        why: expect.stringContaining("instanceClass: not known"),
      },
    ]);
  });

  it("has neither line nor gap for what is free by itself", () => {
    const { gaps, lines } = estimate([view("aws:iam/role:Role", "role")], VIRGINIA);
    expect([gaps, lines]).toEqual([[], []]);
  });

  it("counts the zone's plan where the stack owns the zone", () => {
    expect(estimate([], { ...VIRGINIA, zonePlan: "pro" }).usd).toBe(25);
    expect(estimate([], { ...VIRGINIA, zonePlan: "enterprise" }).gaps).toHaveLength(1);
    expect(estimate([], VIRGINIA).lines).toEqual([]);
  });

  it("prints the assumptions that it counted with, and no others", () => {
    const { assumptions, usd } = estimate([view(NAT, "nat")], { ...VIRGINIA, usage: { natGb: 100 } });
    expect(assumptions.map(({ name, value }) => [name, value])).toEqual([
      ["hours", 730],
      ["natGb", 100],
    ]);
    expect(usd).toBe(37.35);
  });

  it("gives the same lines in whatever order the resources come", () => {
    const views = [...alarms(14), view(NAT, "nat"), view(SECRET, "secret")];
    expect(estimate(views.toReversed(), VIRGINIA)).toEqual(estimate(views, VIRGINIA));
  });

  it("sums its lines, whatever they are, and leaves out what has no price", () => {
    const kinds = fc.constantFrom(ALARM, NAT, SECRET, "aws:kms/key:Key", "aws:s3/bucket:Bucket", "aws:x/y:Y");
    const regions = fc.constantFrom("us-east-1", "eu-west-2", "me-central-1", "ap-southeast-1");
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, regions), { maxLength: 40 }), regions, (found, region) => {
        const views = found.map(([type, own], index) => view(type, `r${index}`, { region: own }));
        const { gaps, lines, standInUsd, usd } = estimate(views, { region, standIn: "us-east-1" });
        expect(usd).toBeCloseTo(
          lines.reduce((sum, line) => sum + line.usd, 0),
          6,
        );
        expect(standInUsd).toBeLessThanOrEqual(usd);
        const mentioned = new Set([...lines, ...gaps].map(({ resource }) => resource));
        expect(mentioned.size).toBe(views.length);
        for (const line of lines) {
          expect(line.usd).toBeCloseTo((line.quantity - line.free) * (line.price?.usd ?? 0), 3);
        }
      }),
    );
  });
});

describe("sumOf", () => {
  it("does not gather what floating sums lose", () => {
    expect(sumOf(Array.from({ length: 10 }, () => ({ usd: 0.1 })))).toBe(1);
    expect(sumOf([])).toBe(0);
  });
});
