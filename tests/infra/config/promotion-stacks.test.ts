import { describe, expect, it } from "@jest/globals";
import { promotionProblems } from "../../../infra/config/promotion-stacks.ts";

/** Stack files by name, with the stack that each takes images from and the architecture of its service. */
function told(stacks: Readonly<Record<string, readonly [from?: string | undefined, architecture?: string]>>) {
  const sources = Object.entries(stacks).map(([name, [from, architecture = "ARM64"]]) => ({
    source: `Pulumi.${name}.yaml`,
    raw: { promotion: from === undefined ? undefined : { from }, services: { api: { architecture } } },
  }));
  return promotionProblems(sources).map(({ found, source, where }) => `${source} ${where}: ${found}`);
}

describe("promotionProblems", () => {
  it("accepts a way from stack to stack", () => {
    expect(told({ production: ["staging"], staging: ["test"], test: [] })).toEqual([]);
  });

  it("accepts two stacks that take from one", () => {
    expect(told({ asia: ["staging"], europe: ["staging"], staging: [] })).toEqual([]);
  });

  it("has nothing to say where no stack has the word", () => {
    expect(told({ production: [], staging: [] })).toEqual([]);
  });

  it("refuses a stack that has no file in the folder", () => {
    expect(told({ production: ["staging"] })).toEqual(['Pulumi.production.yaml promotion.from: "staging"']);
  });

  it("refuses the stack itself", () => {
    expect(told({ production: ["production"], staging: [] })).toEqual([
      'Pulumi.production.yaml promotion.from: "production", the stack itself',
    ]);
  });

  it("tells a circle once, at its first stack", () => {
    expect(told({ a: ["b"], b: ["c"], c: ["a"], d: ["c"] })).toEqual([
      "Pulumi.a.yaml promotion.from: Pulumi.b.yaml, which takes them from Pulumi.c.yaml, which takes them from this one",
    ]);
    expect(told({ production: ["staging"], staging: ["production"] })).toEqual([
      "Pulumi.production.yaml promotion.from: Pulumi.staging.yaml, which takes them from this one",
    ]);
  });

  it("refuses another architecture than the image is tried on", () => {
    expect(told({ production: ["staging"], staging: [undefined, "X86_64"] })).toEqual([
      "Pulumi.production.yaml services.api.architecture: ARM64",
    ]);
  });

  it("leaves words of a wrong shape to the check of the file", () => {
    const sources = [
      { source: "Pulumi.a.yaml", raw: { promotion: { from: 1 }, services: [] } },
      { source: "Pulumi.b.yaml", raw: { promotion: "a", services: null } },
      { source: "Pulumi.c.yaml", raw: { promotion: { from: "a" }, services: "api" } },
      { source: "Pulumi.d.yaml", raw: undefined },
    ];
    expect(promotionProblems(sources)).toEqual([]);
  });
});
