import { fact } from "../../expect.ts";
import { isInternet } from "../../facts/internet-block.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_ACCESS } from "../../tokens.ts";

export const documentStoreIsNotPublic = resourceRule({
  name: "document-store-is-not-public",
  control: "NET-04",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No access list of a MongoDB project admits the internet.",
  rationale: "An open list makes the password the only thing between the internet and the data.",
  remediation: "Take the wide entry off the access list.",
  source: {
    url: "https://www.pulumi.com/registry/packages/mongodbatlas/api-docs/projectipaccesslist/",
    readOn: "2026-11-27",
  },
  types: [ATLAS_ACCESS],
  check(view) {
    const block = inputsOf(view).text("cidrBlock");
    if (block === undefined) return undefined;
    return fact(!isInternet(block), "cidrBlock", "a block of the stack's own", block);
  },
});
