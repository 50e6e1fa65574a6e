import { describe, expect, it } from "@jest/globals";
import { toldProblem } from "../../../cli/lib/told-problem.ts";

describe("toldProblem", () => {
  const problem = { where: "tier", expected: "a tier", found: '"gold"', next: "Write staging" };

  it("gives a problem's parts and the whole of it", () => {
    expect(toldProblem(problem)).toEqual({ text: 'tier: a tier; got "gold". Write staging.', ...problem });
  });

  it("keeps file and line where they are known", () => {
    expect(toldProblem({ source: "Pulumi.staging.yaml", line: 7, ...problem })).toMatchObject({
      text: 'Pulumi.staging.yaml:7 tier: a tier; got "gold". Write staging.',
      source: "Pulumi.staging.yaml",
      line: 7,
    });
  });

  it("gives somebody else's words as its text alone", () => {
    expect(toldProblem("api-service: error: throttled")).toEqual({ text: "api-service: error: throttled" });
  });
});
