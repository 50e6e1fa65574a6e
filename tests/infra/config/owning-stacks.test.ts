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
}

/** One stack file as far as owners matter. */
function stack(source: string, parts: Parts = {}) {
  const { account = "1", ownsZone = false, product = "shop", region = "r", registry, zoneId = "z" } = parts;
  const aws = { accountId: account, region, recoveryRegion: `${region}-recovery` };
  return {
    source,
    raw: { product, aws, cloudflare: { zoneId, ownsZone }, registry, account: parts.owns },
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
