import { describe, expect, it } from "@jest/globals";
import { metricsOf, queryFailures } from "../../../../rehearsal/services/aws/metric-queries.ts";

type Plain = Readonly<Record<string, unknown>>;

const metric = (id: string, metricName = id): Plain => ({
  id,
  metric: { namespace: "shop", metricName, dimensions: { Tier: "staging" } },
});
const result = (expression: string): Plain => ({ id: "result", expression, returnData: true });
const reasons = (...metricQueries: readonly Plain[]) =>
  queryFailures({ metricQueries }).map(({ reason }) => reason);

describe("metricsOf", () => {
  it("are the plain one, and those within queries", () => {
    expect(metricsOf({ namespace: "AWS/RDS", metricName: "CPUUtilization" })).toEqual([
      { namespace: "AWS/RDS", name: "CPUUtilization", dimensions: {} },
    ]);
    expect(metricsOf({ metricQueries: [result("a + b"), metric("a"), metric("b")] })).toEqual([
      { namespace: "shop", name: "a", dimensions: { Tier: "staging" } },
      { namespace: "shop", name: "b", dimensions: { Tier: "staging" } },
    ]);
  });

  it("are none where nothing is named, or nothing known yet", () => {
    expect(metricsOf({})).toEqual([]);
    expect(metricsOf({ namespace: Symbol("unknown"), metricName: "a" })).toEqual([]);
    expect(metricsOf({ metricQueries: [{ id: "a", metric: { namespace: "shop" } }] })).toEqual([]);
  });
});

describe("queryFailures", () => {
  it("finds nothing wrong without queries, and with good ones", () => {
    expect(queryFailures({})).toEqual([]);
    expect(reasons(result("IF(a > 100, 100 * FILL(b_2, 0) / a, 0)"), metric("a"), metric("b_2"))).toEqual([]);
    expect(reasons(result(`SEARCH('{shop,tier} name="orders"', "Sum") + a`), metric("a"))).toEqual([]);
    expect(reasons({ ...metric("a"), returnData: true })).toEqual([]);
  });

  it.each<[string, readonly Plain[], readonly string[]]>([
    [
      "an id with a capital",
      [result("A"), metric("A")],
      ['an id begins with a lower-case letter and has letters, digits and "_"; got "A"'],
    ],
    ["an id that stands twice", [result("a"), metric("a"), metric("a")], ["every id must stand once"]],
    ["no result", [metric("a")], ["exactly one query must have returnData true; got 0"]],
    [
      "two results",
      [result("a"), { ...metric("a"), returnData: true }],
      ["exactly one query must have returnData true; got 2"],
    ],
    [
      "a query that is both or neither",
      [{ ...result("b"), metric: {} }, { id: "b" }],
      [
        '"result" needs exactly one of metric and expression',
        '"b" needs exactly one of metric and expression',
      ],
    ],
    [
      "a name that no query has",
      [result("errors / requests"), metric("errors")],
      ['the expression of "result" reads "requests", which no query has'],
    ],
    [
      "an expression that nobody can compute",
      [result("errors + "), metric("errors")],
      ['the expression of "result" cannot be read: a value was expected; got the end'],
    ],
    [
      "eleven metrics",
      [result("1"), ...[..."abcdefghijk"].map((id) => metric(id))],
      ["at most 10 metrics can stand in an alarm"],
    ],
  ])("refuses %s", (_, queries, found) => {
    expect(reasons(...queries)).toEqual(found);
  });
});
