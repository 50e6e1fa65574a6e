import { describe, expect, it } from "@jest/globals";
import { answerProblems } from "../../../cli/init/answer-problems.ts";
import type { Answers } from "../../../cli/init/answers.ts";
import { readStackFile } from "../../../infra/config/stack-file.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { referenceText } from "../../infra/config/edited-stacks.ts";

const RAWS = (["production", "staging"] as const).map((stack) => ({
  stack,
  raw: readStackFile(referenceText(stack)).raw,
}));

function told(production: Answers, staging: Answers = {}): readonly string[] {
  const answers = [production, staging];
  return answerProblems(RAWS.map((one, index) => ({ ...one, answers: answers[index] ?? {} }))).map(
    formatProblem,
  );
}

describe("answerProblems", () => {
  it("accepts facts that a stack file takes, and one account for both stacks", () => {
    const both = { product: "kopi", awsAccount: "123456789012", cloudflareAccount: "c".repeat(32) };
    expect(told({ ...both, domain: "kopi.io" }, { ...both, domain: "kopi-test.io" })).toEqual([]);
  });

  it("names the option of a value that no stack file takes, once and without what follows from it", () => {
    expect(told({ product: "Not A Name", awsAccount: "12" })).toEqual([
      '--product: 2 to 20 lower-case letters, digits and hyphens, first a letter; got "Not A Name". Write it like --product shop.',
      '--aws-account: 12 digits; got "12". Write it like --aws-account 111122223333.',
    ]);
  });

  it("names the option of a region that was misspelt", () => {
    expect(told({ region: "eu-west-9" })).toEqual([
      '--region: the name of an AWS region; got "eu-west-9". Write --region eu-west-1.',
    ]);
  });

  it("refuses one domain or zone for stacks that have their own in the example", () => {
    expect(told({ domain: "kopi.io" }, { domain: "kopi.io" })).toEqual([
      "--domain: one of its own for each stack, since both would serve the same hostnames; got kopi.io for production and staging. Write --domain production=<value> --domain staging=<value>.",
    ]);
    const zone = "d".repeat(32);
    expect(told({ zone }, { zone })).toHaveLength(1);
  });

  it("lets stacks share a domain that share it in the example", () => {
    const [production] = RAWS;
    if (production === undefined) throw new Error("a stack");
    const answers = { domain: "kopi.io" };
    const twins = ["a", "b"].map((stack) => ({ ...production, stack, answers }));
    expect(answerProblems(twins)).toEqual([]);
  });

  it("says nothing of what was not given", () => {
    expect(told({})).toEqual([]);
  });
});
