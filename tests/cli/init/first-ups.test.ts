import { describe, expect, it } from "@jest/globals";
import { firstUps, repositoriesFrom } from "../../../cli/init/first-ups.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const owner = exampleSettings({
  tier: "production",
  registry: { ownership: "owner", readerAccountIds: [] },
});
const reader = (ownerAccountId: string, more = {}) =>
  exampleSettings({ tier: "staging", registry: { ownership: "reader", ownerAccountId }, ...more });

const both = (staging: ReturnType<typeof reader>, production = owner) =>
  new Map([
    ["production", production],
    ["staging", staging],
  ]);

describe("firstUps", () => {
  it.each([
    [
      "the owner of the repositories in the same account first",
      reader("111122223333"),
      ["production", "staging"],
    ],
    ["staging first where it reads another account's", reader("444455556666"), ["staging", "production"]],
    [
      "staging first where it reads another product's",
      reader("111122223333", { product: "cafe" }),
      ["staging", "production"],
    ],
    ["staging first where it has its own", { ...owner, tier: "staging" as const }, ["staging", "production"]],
  ])("names %s", (_, staging, order) => {
    expect(firstUps(both(staging))).toEqual(order);
  });

  it("names the stack that runs images before another first, and none that is not there", () => {
    const later = (from: string) => exampleSettings({ tier: "staging", promotion: { from } });
    const stacks = new Map([
      ["late", later("trial")],
      ["trial", later("gone")],
    ]);
    expect(firstUps(stacks)).toEqual(["trial", "late"]);
  });
});

describe("repositoriesFrom", () => {
  it("names the owner in the stack's account, and nobody for an owner, for another account's or for no stack", () => {
    expect(repositoriesFrom(both(reader("111122223333")), "staging")).toBe("production");
    expect(repositoriesFrom(both(reader("444455556666")), "staging")).toBeUndefined();
    expect(repositoriesFrom(both(reader("111122223333")), "production")).toBeUndefined();
    expect(repositoriesFrom(both(reader("111122223333")), "test")).toBeUndefined();
  });
});
