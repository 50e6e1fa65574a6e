import { describe, expect, it } from "@jest/globals";
import { readAlarm } from "../../../policies/relations/alarm-reading.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { METRIC_ALARM } from "../../../policies/tokens.ts";
import { view } from "../rule-table.ts";

const alarm = (inputs: Readonly<Record<string, unknown>>) => view(METRIC_ALARM, "a", inputs);
const query = (id: string, namespace: string, metricName: string) => ({
  id,
  metric: { namespace, metricName },
});

describe("readAlarm", () => {
  it("reads a metric as it is", () => {
    const read = readAlarm(alarm({ namespace: "AWS/RDS", metricName: "CPUUtilization" }), "AWS/RDS");
    expect([read.text, read.parts.length, read.alive.length]).toEqual(["CPUUtilization", 1, 0]);
  });

  it("writes what is computed by the metrics' names, whole words alone, without spaces", () => {
    const read = readAlarm(
      alarm({
        metricQueries: [
          { id: "result", expression: "a1 - a", returnData: true },
          ...[query("a", "shop", "failed"), query("a1", "shop", "wanted")],
        ],
      }),
      "shop",
    );
    expect([read.text, read.parts.length]).toEqual(["wanted-failed", 2]);
  });

  it("calls a metric of another namespace alive, so that it is never taken for one of the namespace", () => {
    expect(readAlarm(alarm({ namespace: "AWS/ECS", metricName: "CPUUtilization" }), "AWS/RDS").text).toBe(
      "alive",
    );
    const read = readAlarm(
      alarm({
        metricQueries: [
          { id: "result", expression: "IF(up > 0, made)", returnData: true },
          ...[query("up", "AWS/RDS", "CPUUtilization"), query("made", "shop", "dumps")],
        ],
      }),
      "shop",
    );
    expect([read.text, read.parts.length, read.alive.length]).toEqual(["IF(alive>0,dumps)", 1, 1]);
  });

  it("reads the one query that returns data, and nothing where none does", () => {
    const one = { ...query("a", "shop", "failed"), returnData: true };
    expect(readAlarm(alarm({ metricQueries: [one, query("b", "shop", "wanted")] }), "shop").text).toBe(
      "failed",
    );
    expect(readAlarm(alarm({ metricQueries: [query("b", "shop", "wanted")] }), "shop").text).toBe("");
  });

  it("does not guess what is not known yet", () => {
    expect(() => readAlarm(alarm({ metricQueries: UNKNOWN }), "shop")).toThrow("metricQueries");
  });
});
