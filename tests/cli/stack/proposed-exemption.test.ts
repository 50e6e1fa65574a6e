import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { type Proposal, proposedExemption } from "../../../cli/stack/proposed-exemption.ts";
import { readExemptions } from "../../../policies/exemptions.ts";

const DATABASE = "aws:rds/instance:Instance";
const resource = (name: string) => ({
  type: DATABASE,
  urn: `urn:pulumi:production::slipway::${DATABASE}::${name}`,
});
const PROPOSAL: Proposal = {
  purpose: "destroy",
  stack: "production",
  owner: "platform@shop.example",
  reason: "The stack is taken down on purpose.",
  now: new Date("2026-11-27T23:59:00Z"),
};

describe("proposedExemption", () => {
  const lines = proposedExemption([resource("orders"), resource("invoices")], PROPOSAL);

  it("is one entry for all resources, for seven days", () => {
    expect(lines).toEqual([
      "    exemptions:",
      "    - id: destroy-production-2026-11-27",
      "      stack: production",
      "      control: DAT-03",
      '      owner: "platform@shop.example"',
      '      approver: ""',
      "      reason: The stack is taken down on purpose.",
      '      start: "2026-11-27"',
      '      end: "2026-12-03"',
      "      resources:",
      `      - { type: "${DATABASE}", name: "orders" }`,
      `      - { type: "${DATABASE}", name: "invoices" }`,
    ]);
  });

  it("is refused as it is pasted, since nobody approves of it, and read once somebody does", () => {
    const pasted = lines.join("\n");
    expect(() => readExemptions(parse(pasted), "f")).toThrow(
      "exemptions[0].approver: a text; got an empty one.",
    );
    const approved = readExemptions(parse(pasted.replace('approver: ""', "approver: security")), "f");
    expect(approved.map(({ id, resource: { name } }) => [id, name])).toEqual([
      ["destroy-production-2026-11-27", "orders"],
      ["destroy-production-2026-11-27", "invoices"],
    ]);
  });
});
