import { describe, expect, it } from "@jest/globals";
import { MathFault, namesOf, parseMath } from "../../../../rehearsal/services/aws/metric-math.ts";

describe("parseMath", () => {
  it.each<[string, readonly string[]]>([
    ["100 * (errors + balancer) / requests", ["errors", "balancer", "requests"]],
    ["IF(a > 100 AND b <= 2.5, -a ^ 2, FILL(c_2, REPEAT))", ["a", "b", "a", "c_2"]],
    ["SUM([a, b]) + SUM(METRICS())", ["a", "b"]],
    [`SEARCH('{shop,tier} name="orders"', 'Sum', 300)`, []],
    ["a || b && c", ["a", "b", "c"]],
    [" 1 ", []],
  ])("reads %s", (expression, names) => {
    expect(namesOf(parseMath(expression))).toEqual(names);
  });

  it("multiplies before it adds, and compares last", () => {
    expect(parseMath("1 + 2 * 3 > 4")).toMatchObject({
      operator: ">",
      left: { operator: "+", left: { value: 1 }, right: { operator: "*" } },
    });
  });

  it.each([
    ["errors +", "a value was expected; got the end"],
    ["", "a value was expected; got the end"],
    ["(errors", '")" was expected; got the end'],
    ["errors requests", 'an operator was expected; got "requests"'],
    ["TOTAL(errors)", "there is no function TOTAL"],
    ["errors % 2", 'metric math was expected; got "% 2"'],
    ["* 2", 'a value was expected; got "*"'],
  ])("refuses %s", (expression, message) => {
    expect(() => parseMath(expression)).toThrow(new MathFault(message));
  });
});
