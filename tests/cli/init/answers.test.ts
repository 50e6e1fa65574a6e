import { describe, expect, it } from "@jest/globals";
import { readAnswers } from "../../../cli/init/answers.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";

const STACKS = ["production", "staging"];

describe("readAnswers", () => {
  it("takes a bare value for every stack, and a named one for its stack alone", () => {
    const { answers, problems } = readAnswers(
      { product: ["kopi"], domain: ["kopi.example", "staging=kopi-test.example"] },
      STACKS,
    );
    expect(problems).toEqual([]);
    expect(Object.fromEntries(answers)).toEqual({
      production: { product: "kopi", domain: "kopi.example" },
      staging: { product: "kopi", domain: "kopi-test.example" },
    });
  });

  it("tells a missing product, a domain of one stack only, an unknown stack and an empty value at once", () => {
    const { problems } = readAnswers(
      { domain: ["staging=a.example"], owner: ["prod=x"], zone: [""] },
      STACKS,
    );
    expect(problems.map(formatProblem)).toEqual([
      "--product: a value for production, staging; got none. Write --product <value>.",
      "--domain: a value for production; got none. Write --domain production=<value>.",
      "--zone: a value; got none. Write it, or leave the option out.",
      '--owner: one of the stacks production, staging before =; got "prod". Write <stack>=<value>, or the value alone for every stack.',
    ]);
  });
});
