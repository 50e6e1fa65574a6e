import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { openGround } from "../../../cli/stack/ground.ts";
import { imagesRead } from "../../../cli/stack/images-read.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";

const HOST = "111111111111.dkr.ecr.eu-west-1.amazonaws.com";
const dir = mkdtempSync(join(tmpdir(), "slipway-read-"));
afterAll(() => rmSync(dir, { recursive: true }));
write("staging", [
  ...["product: shop", 'aws: { accountId: "111111111111", region: eu-west-1 }'],
  "services: { api: { build: { context: app } } }",
]);
write("production", [
  ...["product: shop", 'aws: { accountId: "222222222222", region: eu-west-1 }'],
  ...["services:", "  api:", `    image: ${HOST}/shop/api@sha256:1`],
]);

function write(stack: string, lines: readonly string[]): void {
  const text = ["config:", "  slipway:stack:", ...lines.map((line) => `    ${line}`), ""].join("\n");
  writeFileSync(join(dir, `Pulumi.${stack}.yaml`), text);
}

const repository = {
  ...{ urn: "urn:x", type: "aws:ecr/repository:Repository", id: "shop/api" },
  ...{ protect: false, inputs: {}, outputs: {} },
};
async function told(
  stack: string,
  standing: readonly string[] | undefined,
  before: readonly (typeof repository)[] = [repository],
): Promise<readonly string[]> {
  const others = () =>
    standing === undefined
      ? Promise.reject(new Error("no backend"))
      : Promise.resolve(standing.map((name) => ({ name })));
  const session = { ground: openGround(dir), on: "rehearsal", stack } as const;
  return (await imagesRead(session, before, others)).map(formatProblem);
}

const REFUSAL = [
  `Pulumi.production.yaml:7 services.api.image: no image in the repositories of staging, which are to be deleted with their images; got one of them. Name an image elsewhere and run npx slipway up --stack production --config ${dir}, or destroy production first.`,
];

describe("imagesRead", () => {
  it("finds what a stack runs from the repositories of the one that is to go, with file and line", async () => {
    expect(await told("staging", ["production"])).toEqual(REFUSAL);
  });

  it("takes a stack of which nobody knows for one that stands", async () => {
    expect(await told("staging", undefined)).toEqual(REFUSAL);
  });

  it("lets it go where the other stack does not stand", async () => {
    expect(await told("staging", ["test"])).toEqual([]);
    expect(await told("staging", [])).toEqual([]);
  });

  it("says nothing of the stack that reads, nor where no repository stands any more", async () => {
    const both = ["staging", "production"];
    expect(await told("production", both)).toEqual([]);
    expect(await told("staging", both, [])).toEqual([]);
  });
});
