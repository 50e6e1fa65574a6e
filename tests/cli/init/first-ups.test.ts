import { describe, expect, it } from "@jest/globals";
import { firstUps } from "../../../cli/init/first-ups.ts";
import { exampleSettings } from "../../infra/example-settings.ts";

const owner = exampleSettings({ registry: { ownership: "owner", readerAccountIds: [] } });
const reader = (ownerAccountId: string, more = {}) =>
  exampleSettings({ registry: { ownership: "reader", ownerAccountId }, ...more });

describe("firstUps", () => {
  it.each([
    [
      "the owner of the repositories in the same account first",
      reader("111122223333"),
      ["production", "staging"],
    ],
    ["a reader of another account's alone", reader("444455556666"), ["staging"]],
    ["a reader of another product's alone", reader("111122223333", { product: "cafe" }), ["staging"]],
    ["an owner alone", owner, ["staging"]],
  ])("names %s", (_, staging, order) => {
    expect(
      firstUps(
        new Map([
          ["production", owner],
          ["staging", staging],
        ]),
        "staging",
      ),
    ).toEqual(order);
  });
});
