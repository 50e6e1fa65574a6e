import { describe, expect, it } from "@jest/globals";
import { asOption } from "../../../cli/init/as-option.ts";

describe("asOption", () => {
  it.each([
    ["a value", "Write region: eu-west-1", "Write --region eu-west-1"],
    [
      "an example in quotes",
      'Write it like accountId: "111122223333"',
      "Write it like --region 111122223333",
    ],
    ["no value", "Choose another region", "Choose another region, with --region"],
  ])("names the option where a check names %s", (_, next, said) => {
    expect(asOption("region", next)).toBe(said);
  });
});
