import { describe, expect, it } from "@jest/globals";
import { parseMath } from "../../../../rehearsal/services/aws/metric-math.ts";
import { evaluateMath, type Series } from "../../../../rehearsal/services/aws/metric-math-values.ts";

const DATA: Readonly<Record<string, Series>> = {
  errors: [30, undefined],
  balancer: [undefined, undefined],
  requests: [100, undefined],
  zero: [0, 0],
  ready: [1, 2],
};
const value = (expression: string) => evaluateMath(parseMath(expression), (name) => DATA[name] ?? []);

describe("evaluateMath", () => {
  it.each<[string, unknown]>([
    ["100 * (errors + balancer) / requests", [undefined, undefined]],
    ["100 * (FILL(errors, 0) + FILL(balancer, 0)) / requests", [30, undefined]],
    ["errors / zero", [undefined, undefined]],
    ["FILL(errors, REPEAT)", [30, 30]],
    ["FILL(errors, ready)", [30, 2]],
    ["FILL(2, 0)", 2],
    ["RUNNING_SUM(FILL(errors, 0))", [30, 30]],
    ["RUNNING_SUM(errors)", [30, undefined]],
    ["RUNNING_SUM(2)", 2],
  ])("makes nothing of what is missing: %s", (expression, found) => {
    expect(value(expression)).toEqual(found);
  });

  it.each<[string, unknown]>([
    ["1 + 2 * 3 - 4 / 2 ^ 2", 6],
    ["-ready", [-1, -2]],
    ["ready > 1", [0, 1]],
    ["ready >= 1 AND ready != 2", [1, 0]],
    ["ready < 2 || ready == 2", [1, 1]],
    ["ready <= 1 && zero", [0, 0]],
    ["IF(ready > 1, 10, zero)", [0, 10]],
    ["IF(requests > 50, errors)", [30, undefined]],
    ["IF(zero, errors)", [undefined, undefined]],
    ["SUM([ready, ready])", [2, 4]],
    ["MAX([ready, 2])", [2, 2]],
    ["ready - MIN(ready)", [0, 1]],
    ["AVG(ready) + ABS(-1) + SUM(3)", 5.5],
    ["CEIL(FLOOR(2.5) + LOG10(10) + LOG(1))", 3],
  ])("computes %s period by period", (expression, found) => {
    expect(value(expression)).toEqual(found);
  });

  it.each([
    ["SEARCH('x', 'Sum', 300)", "the rehearsal cannot compute SEARCH"],
    ["FILL(errors, LINEAR)", "the rehearsal cannot compute FILL with LINEAR"],
    ["[errors]", "a figure was expected; got a list or a word"],
    ["1 / 0", "a figure was expected; got a division by 0"],
  ])("says what it cannot compute: %s", (expression, message) => {
    expect(() => value(expression)).toThrow(message);
  });
});
