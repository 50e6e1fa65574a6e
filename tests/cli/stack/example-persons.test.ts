import { describe, expect, it } from "@jest/globals";
import { examplePersons } from "../../../cli/stack/example-persons.ts";

const of = (...lines: readonly string[]) =>
  examplePersons(
    ["config:", "  slipway:stack:", ...lines.map((line) => `    ${line}`), ""].join("\n"),
    "Pulumi.production.yaml",
  );

describe("examplePersons", () => {
  it("finds addresses, numbers and the person of a compliance policy, where they are marked", () => {
    const found = of(
      "owner: platform@shop.example # example",
      'costCentre: "shop-100" # example',
      "notify:",
      "  emails: [alerts@shop.example] # example",
      '  sms: ["+971501234567"] # example: critical alerts alone',
      "database:",
      "  backupCompliance:",
      "    firstName: Mariam # example",
      "    lastName: Saleh # example",
      "monthlyBudgetUsd: 300 # example",
    );
    expect(found.map(({ line, where }) => [line, where])).toEqual([
      [3, "owner"],
      [6, "notify.emails.0"],
      [7, "notify.sms.0"],
      [10, "database.backupCompliance.firstName"],
      [11, "database.backupCompliance.lastName"],
    ]);
    expect(found[0]).toEqual({
      source: "Pulumi.production.yaml",
      line: 3,
      where: "owner",
      expected: "a person or an address of your own",
      found: "that of the example, marked so",
      next: "Put yours in its place and take the mark # example away; --on rehearsal takes the example",
    });
  });

  it("takes what nobody marked, and other remarks", () => {
    expect(of("owner: platform@shop.io", "notify: { emails: [a@shop.io] } # for examples see below")).toEqual(
      [],
    );
    expect(of()).toEqual([]);
  });
});
