import { describe, expect, it } from "@jest/globals";
import { accountProblem, roleProblems } from "../../bootstrap/choices.ts";

describe("accountProblem", () => {
  it("accepts twelve digits, also with leading zeros", () => {
    expect(accountProblem("012345678901")).toEqual([]);
  });

  it.each(["12345678901", "1234567890123", "1.2345678901e+10", ""])('refuses "%s"', (found) => {
    expect(accountProblem(found)).toEqual([
      `slipway-bootstrap:accountId: 12 digits in quotes were expected; got "${found}". Write it as "123456789012".`,
    ]);
  });
});

describe("roleProblems", () => {
  it("accepts none, and both words", () => {
    expect([roleProblems({}), roleProblems({ ecs: "create", rds: "adopt" })]).toEqual([[], []]);
  });

  it("tells of every unknown service and word at once", () => {
    expect(roleProblems({ ecs: true, lambda: "create", constructor: "create" })).toEqual([
      "slipway-bootstrap:serviceLinkedRoles.ecs: create or adopt was expected; got true. Choose one of the two.",
      "slipway-bootstrap:serviceLinkedRoles.lambda: one of ecs, elasticache, loadBalancing, rds, scaling was expected; " +
        'got "lambda". Rename it.',
      "slipway-bootstrap:serviceLinkedRoles.constructor: one of ecs, elasticache, loadBalancing, rds, scaling was expected; " +
        'got "constructor". Rename it.',
    ]);
  });

  it.each([null, "ecs", ["ecs"]])("refuses %p, which names no choice", (found) => {
    expect(roleProblems(found)).toEqual([
      "slipway-bootstrap:serviceLinkedRoles: names of services were expected; got something else. Write it as { ecs: create }.",
    ]);
  });
});
