import { describe, expect, it } from "@jest/globals";
import { owningStackProblems } from "../../../infra/config/owning-stacks.ts";

interface Parts {
  readonly zoneId?: string;
  readonly ownsZone?: boolean;
  readonly account?: string;
  readonly region?: string;
  readonly product?: string;
  readonly registry?: unknown;
  readonly owns?: Readonly<Record<string, string>>;
  readonly services?: unknown;
}

/** One stack file as far as owners matter. */
function stack(source: string, parts: Parts = {}) {
  const { account = "1", ownsZone = false, product = "shop", region = "r", registry, zoneId = "z" } = parts;
  const aws = { accountId: account, region, recoveryRegion: `${region}-recovery` };
  return {
    source,
    raw: {
      ...{ product, aws, cloudflare: { zoneId, ownsZone }, registry },
      ...{ account: parts.owns, services: parts.services },
    },
  };
}

const OWNER = { ownership: "owner", readerAccountIds: ["2"] };

function places(...stacks: readonly ReturnType<typeof stack>[]): readonly string[] {
  return owningStackProblems(stacks).map(({ source, where }) => `${source} ${where}`);
}

describe("owningStackProblems", () => {
  it("accepts one owner of a zone beside others that declare records only", () => {
    expect(places(stack("a", { ownsZone: true }), stack("b"), stack("c"))).toEqual([]);
  });

  it("refuses every further owner of a zone", () => {
    const owners = ["a", "b", "c"].map((source) => stack(source, { ownsZone: true }));
    expect(places(...owners)).toEqual(["b cloudflare.ownsZone", "c cloudflare.ownsZone"]);
  });

  it("accepts owners of different zones", () => {
    expect(places(stack("a", { ownsZone: true }), stack("b", { ownsZone: true, zoneId: "y" }))).toEqual([]);
  });

  it("refuses a second owner of a product's repositories", () => {
    expect(places(stack("a", { registry: OWNER }), stack("b", { registry: OWNER }))).toEqual([
      "b registry.ownership",
    ]);
  });

  it.each([
    ["account", { account: "3" }],
    ["region", { region: "s" }],
    ["product", { product: "cafe" }],
  ])("accepts owners that differ by %s", (_, parts) => {
    expect(places(stack("a", { registry: OWNER }), stack("b", { ...parts, registry: OWNER }))).toEqual([]);
  });

  it("accepts a reader that the owner lists", () => {
    const reader = stack("b", { account: "2", registry: { ownership: "reader", ownerAccountId: "1" } });
    expect(places(stack("a", { registry: OWNER }), reader)).toEqual([]);
  });

  it("refuses an owner that forgets a reader", () => {
    const reader = stack("b", { account: "3", registry: { ownership: "reader", ownerAccountId: "1" } });
    expect(places(stack("a", { registry: OWNER }), reader)).toEqual(["a registry.readerAccountIds"]);
  });

  it("says nothing of a reader in the owner's own account", () => {
    const reader = stack("b", { registry: { ownership: "reader", ownerAccountId: "1" } });
    expect(places(stack("a", { registry: OWNER }), reader)).toEqual([]);
  });

  describe("of images in another stack's registry", () => {
    const BUILDER = { account: "111111111111", region: "eu-west-1" };
    const host = "111111111111.dkr.ecr.eu-west-1.amazonaws.com";
    const builds = { services: { api: { build: { context: "app" } } } };
    const runs = (repository: string, account = "222222222222") =>
      stack("b", {
        account,
        zoneId: "y",
        services: { api: { image: `${host}/${repository}@sha256:1` } },
      });
    const told = (...stacks: readonly ReturnType<typeof stack>[]) =>
      owningStackProblems(stacks).map(({ next, source, where }) => `${source} ${where}: ${next}`);

    it("refuses the owner that does not let the account read, whether it says that it owns or builds", () => {
      expect(told(stack("a", { ...BUILDER, ...builds }), runs("shop/api"))).toEqual([
        'a registry.readerAccountIds: Write registry: { ownership: owner, readerAccountIds: ["222222222222"] }',
      ]);
      const owner = stack("a", { ...BUILDER, ...builds, registry: { ownership: "owner" } });
      expect(told(owner, runs("shop/api"))).toEqual(['a registry.readerAccountIds: Add "222222222222"']);
    });

    it("accepts a reader that the owner lists, and one in the owner's account", () => {
      const registry = { ownership: "owner", readerAccountIds: ["222222222222"] };
      expect(told(stack("a", { ...BUILDER, ...builds, registry }), runs("shop/api"))).toEqual([]);
      expect(told(stack("a", { ...BUILDER, ...builds }), runs("shop/api", "111111111111"))).toEqual([]);
    });

    it("says nothing of a registry that no stack of the folder owns, nor of another product's repository", () => {
      const elsewhere = stack("a", { ...BUILDER, registry: { ownership: "external" } });
      expect(told(elsewhere, runs("shop/api"))).toEqual([]);
      expect(told(stack("a", { ...BUILDER, ...builds, region: "eu-west-2" }), runs("shop/api"))).toEqual([]);
      expect(told(stack("a", { ...BUILDER, ...builds }), runs("base/node"))).toEqual([]);
    });

    it("refuses an image in a repository that its owner does not declare, or no longer", () => {
      const registry = { ownership: "owner", readerAccountIds: ["222222222222"] };
      expect(told(stack("a", { ...BUILDER, ...builds, registry }), runs("shop/web"))).toEqual([
        "b services.api.image: Correct the image, or declare the service there",
      ]);
    });
  });

  it("says nothing of files that could not be read", () => {
    expect(
      owningStackProblems([
        { source: "a", raw: undefined },
        { source: "b", raw: "text" },
      ]),
    ).toEqual([]);
  });

  it.each(["cloudTrail", "guardDuty", "config"])("refuses a second owner of an account's %s", (part) => {
    const [one, other] = ["a", "b"].map((source) => stack(source, { owns: { [part]: "owned" } }));
    if (one === undefined || other === undefined) throw new Error("two stacks");
    expect(places(one, other)).toEqual([`b account.${part}`]);
    expect(places(one, stack("b", { owns: { [part]: "elsewhere" } }))).toEqual([]);
    expect(places(one, stack("b", { account: "2", owns: { [part]: "owned" } }))).toEqual([]);
  });

  it("accepts owners of Config in other regions, but of no second trail", () => {
    const owns = { cloudTrail: "owned", config: "owned" };
    expect(places(stack("a", { owns }), stack("b", { owns, region: "s" }))).toEqual(["b account.cloudTrail"]);
  });

  it("refuses a second owner of GuardDuty in other regions: both have a detector where their watchers stand", () => {
    const owns = { guardDuty: "owned" };
    expect(places(stack("a", { owns }), stack("b", { owns, region: "s" }))).toEqual(["b account.guardDuty"]);
  });

  it("refuses a detector where another owner's recovery region is", () => {
    const owns = { guardDuty: "owned" };
    expect(places(stack("a", { owns }), stack("b", { owns, region: "r-recovery" }))).toEqual([
      "b account.guardDuty",
    ]);
  });
});
