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
  it("puts each fact given in, takes its mark away, and leaves what nobody gave", () => {
    expect(made({ "Pulumi.production.yaml": [PRODUCTION, NEW] })).toEqual({
      "Pulumi.production.yaml": `config:
  slipway:stack:
    product: kopi # the kopi itself
    owner: platform@kopi.io # example
    aws:
      accountId: "123456789012"
    domain: kopi.io
`,
    });
  });

  it("moves a stack to another region with its repositories, and leaves the regions that nobody gave", () => {
    const text = `config:
  slipway:stack:
    product: shop
    aws:
      region: eu-west-2 # example
      recoveryRegion: eu-west-1 # example
    image: 444455556666.dkr.ecr.eu-west-2.amazonaws.com/shop/api
`;
    const answers = { product: "kopi", domain: "kopi.io", region: "eu-central-1" };
    expect(made({ "Pulumi.production.yaml": [text, answers] })["Pulumi.production.yaml"]).toBe(`config:
  slipway:stack:
    product: kopi
    aws:
      region: eu-central-1
      recoveryRegion: eu-west-1 # example
    image: 444455556666.dkr.ecr.eu-central-1.amazonaws.com/kopi/api
`);
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
    expect(texts["expectations.yaml"]).toBe("rows:\n  - { id: A, host: api.kopi.io } # kopi.io\n");
  });

  it("knows the name in every spelling, in comments and texts, and puts the new one in likewise", () => {
    const text = (product: string) => `# Production of ${product === "al-marya" ? "Al Marya" : "Night Owl"}.
config:
  slipway:stack:
    product: ${product} # example
    domain: ${product}.example
`;
    const more = `    environment: { AL_MARYA_URL: "https://al-marya.example", GREETING: "AlMarya, al marya & AL_MARYA" }
    image: ghcr.io/al-marya/api # built by al_marya-ci for Almarya
    others: [kalmarya, al-maryam]
`;
    const texts = made({
      "Pulumi.production.yaml": [
        `${text("al-marya")}${more}`,
        { product: "night-owl", domain: "night-owl.example" },
      ],
    });
    expect(texts["Pulumi.production.yaml"]).toBe(`${text("night-owl").replace(" # example", "")}\
    environment: { AL_MARYA_URL: "https://night-owl.example", GREETING: "NightOwl, night owl & NIGHT_OWL" }
    image: ghcr.io/night-owl/api # built by night_owl-ci for Night Owl
    others: [kalmarya, al-maryam]
`);
  });

  it("leaves what was given, though it holds the old name", () => {
    const texts = made({
      "Pulumi.a.yaml": [
        PRODUCTION,
        { product: "kopi", domain: "kopi-shop.io", owner: "the old shop's team" },
      ],
    });
    expect(texts["Pulumi.a.yaml"]).toContain("domain: kopi-shop.io\n");
    expect(texts["Pulumi.a.yaml"]).toContain('owner: "the old shop\'s team"');
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
