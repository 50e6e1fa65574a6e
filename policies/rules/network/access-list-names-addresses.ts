import { fact } from "../../expect.ts";
import { comesFrom } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_ACCESS } from "../../tokens.ts";

const EIP = "aws:ec2/eip:Eip";

/** A block of one address. */
const SINGLE = /^(?:[\d.]+\/32|[\da-f:]*:[\da-f:]*\/128)$/i;

export const accessListNamesAddresses = resourceRule({
  name: "access-list-names-addresses",
  control: "NET-06",
  severity: "critical",
  enforcement: "mandatory",
  statement: "Every entry of a MongoDB project's access list is a single address, or a security group.",
  rationale: "Whoever else stands in a wider block is one leaked password away from all the data.",
  remediation: "Use a private endpoint, or list the network's fixed egress addresses one by one.",
  source: {
    url: "https://www.pulumi.com/registry/packages/mongodbatlas/api-docs/projectipaccesslist/",
    readOn: "2026-11-27",
  },
  types: [ATLAS_ACCESS],
  check(view) {
    const read = inputsOf(view);
    if (read.has("awsSecurityGroup"))
      return fact(true, "awsSecurityGroup", "one address or group", "a group");
    // In a preview the address is not known yet, but what gives it is.
    if (read.unknown("ipAddress") && comesFrom(view, "ipAddress", EIP))
      return fact(true, "ipAddress", "one address", "a fixed address of the stack");
    const address = read.text("ipAddress");
    if (address !== undefined) return fact(!address.includes("/"), "ipAddress", "one address", address);
    const block = read.text("cidrBlock") ?? "nothing";
    return fact(SINGLE.test(block), "cidrBlock", "one address", block);
  },
});
