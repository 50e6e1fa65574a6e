import { describe, expect, it } from "@jest/globals";
import { oneAccount } from "../../../cli/init/one-account.ts";

const PARTS = "{ cloudTrail: owned, guardDuty: owned, config: owned }";

function file(account: string, region: string, more = ""): string {
  return `config:
  slipway:stack:
    product: shop
    aws: { accountId: "${account}", region: ${region} }
${more}    account: ${PARTS} # or elsewhere
`;
}

function registry(readers: string): string {
  return `    registry:\n      ownership: owner\n      readerAccountIds: ${readers}\n`;
}

function settled(files: Readonly<Record<string, string>>) {
  const { notes, texts } = oneAccount(new Map(Object.entries(files)));
  return { notes, texts: Object.fromEntries(texts) };
}

describe("oneAccount", () => {
  it("leaves what an account has once with the first of its stacks, and says so", () => {
    const text = file("1", "r");
    expect(settled({ a: text, b: text })).toEqual({
      texts: {
        a: text,
        b: text.replace(PARTS, "{ cloudTrail: elsewhere, guardDuty: elsewhere, config: elsewhere }"),
      },
      notes: [
        "b: one AWS account has these once, and another stack of it declares them: cloudTrail, guardDuty, config (account).",
      ],
    });
  });

  it("lets a second region have its own records of configuration", () => {
    const { texts } = settled({ a: file("1", "r"), b: file("1", "s") });
    expect(texts.b).toContain("{ cloudTrail: elsewhere, guardDuty: elsewhere, config: owned }");
  });

  it("changes nothing between stacks of two accounts", () => {
    const files = { a: file("1", "r", registry('["2"] # the other one')), b: file("2", "r") };
    expect(settled(files)).toEqual({ texts: files, notes: [] });
  });

  it.each([
    ["the only one, with its remark", '["1"] # staging', "[]"],
    ["one of several", '["1", "3"]', '["3"]'],
    ["one of several on lines of their own", '\n        - "3"\n        - "1"', '\n        ["3"]'],
  ])("takes an owner's own account out of its readers: %s", (_, before, after) => {
    const { texts } = settled({ a: file("1", "r", registry(before)) });
    expect(texts.a).toBe(file("1", "r", registry(after)));
  });
});
