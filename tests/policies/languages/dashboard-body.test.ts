import { describe, expect, it } from "@jest/globals";
import { shownBy } from "../../../policies/languages/dashboard-body.ts";

const graph = (...metrics: readonly unknown[]) =>
  shownBy(JSON.stringify({ widgets: [{ type: "metric", properties: { metrics } }] })).metrics;

describe("shownBy", () => {
  it("reads metrics with dimensions and options", () => {
    expect(graph(["AWS/RDS", "CPUUtilization", "DBInstanceIdentifier", "a", { stat: "Average" }])).toEqual([
      "AWS/RDS CPUUtilization",
    ]);
  });

  it("fills in what dots repeat from above", () => {
    expect(graph(["AWS/ECS", "CPUUtilization", "S", "a"], [".", "MemoryUtilization"], ["...", "b"])).toEqual([
      "AWS/ECS CPUUtilization",
      "AWS/ECS MemoryUtilization",
      "AWS/ECS MemoryUtilization",
    ]);
  });

  it("leaves out what is hidden, and metric math", () => {
    expect(
      graph(["a", "b", { visible: false }], [".", "c", { visible: true }], [{ expression: "m1 * 2" }]),
    ).toEqual(["a c"]);
  });

  it("takes what visible math reads for shown, and nothing of hidden math", () => {
    const hidden = (name: string, id: string) => ["a", name, { id, visible: false }];
    const sum = { expression: "100 * RUNNING_SUM(bad) / all" };
    expect(graph([sum], hidden("b", "bad"), hidden("c", "all"), hidden("d", "other"))).toEqual([
      "a b",
      "a c",
    ]);
    expect(graph([{ ...sum, visible: false }], hidden("b", "bad"))).toEqual([]);
  });

  it("reads the queries of tables alone, and counts every widget", () => {
    const widgets = [
      { type: "log", properties: { query: "SOURCE 'a' | fields @message" } },
      { type: "text", properties: { markdown: "metrics", query: "fields @message", metrics: [["a", "b"]] } },
      { type: "alarm", properties: { alarms: [] } },
    ];
    expect(shownBy(JSON.stringify({ widgets }))).toEqual({
      widgets: 3,
      metrics: [],
      queries: ["SOURCE 'a' | fields @message"],
    });
  });

  it("finds nothing in a body without widgets, and refuses what is no JSON", () => {
    expect(shownBy("{}")).toEqual({ widgets: 0, metrics: [], queries: [] });
    expect(() => shownBy("{")).toThrow(SyntaxError);
  });
});
