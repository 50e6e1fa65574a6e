import { describe, expect, it } from "@jest/globals";
import type { Answers } from "../../../cli/init/answers.ts";
import { newProduct } from "../../../cli/init/new-product.ts";

function stack(domain: string, account: string, more = ""): string {
  return `secretsprovider: awskms://alias/old
config:
  slipway:stack:
    product: shop # the shop itself
    owner: platform@shop.example # example
    aws:
      accountId: "${account}" # example
    domain: ${domain} # example
${more}`;
}

function made(files: Readonly<Record<string, readonly [text: string, answers?: Answers]>>) {
  const sources = Object.entries(files).map(([file, [text, answers]]) => [file, { text, answers }] as const);
  return Object.fromEntries(newProduct(new Map(sources)));
}

const PRODUCTION = stack("shop.example", "444455556666");
const NEW = { product: "kopi", domain: "kopi.io", awsAccount: "123456789012" };

describe("newProduct", () => {
  it("puts each fact given in, takes its mark away, and leaves comments and what nobody gave", () => {
    expect(made({ "Pulumi.production.yaml": [PRODUCTION, NEW] })).toEqual({
      "Pulumi.production.yaml": `config:
  slipway:stack:
    product: kopi # the shop itself
    owner: platform@kopi.io # example
    aws:
      accountId: "123456789012"
    domain: kopi.io
`,
    });
  });

  it("carries the facts into hostnames, image references, texts and the files beside", () => {
    const more = `    hosts: [api.shop-test.example, "https://shop-test.example", workshop.example]
    image: 444455556666.dkr.ecr.eu-central-1.amazonaws.com/shop/api
    message: "Shop is closed; shopping is over"
`;
    const texts = made({
      "Pulumi.production.yaml": [PRODUCTION, NEW],
      "Pulumi.staging.yaml": [
        stack("shop-test.example", "111122223333", more),
        { product: "kopi", domain: "kopi-test.io" },
      ],
      "expectations.yaml": ["rows:\n  - { id: A, host: api.shop.example } # shop.example\n"],
    });
    expect(
      texts["Pulumi.staging.yaml"],
    ).toContain(`    hosts: [api.kopi-test.io, "https://kopi-test.io", workshop.example]
    image: 123456789012.dkr.ecr.eu-central-1.amazonaws.com/kopi/api
    message: "Kopi is closed; shopping is over"
`);
    expect(texts["Pulumi.staging.yaml"]).toContain('accountId: "111122223333" # example');
    expect(texts["expectations.yaml"]).toBe("rows:\n  - { id: A, host: api.kopi.io } # shop.example\n");
  });

  it("lets two stacks of one account part", () => {
    const texts = made({
      "Pulumi.a.yaml": [PRODUCTION, NEW],
      "Pulumi.b.yaml": [stack("b.example", "444455556666"), { ...NEW, awsAccount: "999988887777" }],
    });
    expect(texts["Pulumi.a.yaml"]).toContain("123456789012");
    expect(texts["Pulumi.b.yaml"]).toContain("999988887777");
  });

  it("writes an owner that needs quotes with quotes", () => {
    const texts = made({ "Pulumi.a.yaml": [PRODUCTION, { ...NEW, owner: "team: kopi" }] });
    expect(texts["Pulumi.a.yaml"]).toContain('owner: "team: kopi"\n');
  });
});
