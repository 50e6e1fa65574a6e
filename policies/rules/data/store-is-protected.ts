import { isSet, notApplicable } from "../../expect.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_CLUSTER, ATLAS_PROJECT, CACHE_GROUP, DB_CLUSTER, DB_INSTANCE, KEY } from "../../tokens.ts";

export const storeIsProtected = resourceRule({
  name: "store-is-protected",
  control: "DAT-03",
  severity: "critical",
  enforcement: "mandatory",
  statement: "In production the engine refuses to delete or replace a store or the key that opens it.",
  rationale: "The engine replaces what it cannot change in place; for a store that is a loss.",
  remediation: "Leave deletionProtection true in the stack's configuration, or have an exemption approved.",
  source: {
    url: "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER, CACHE_GROUP, KEY, ATLAS_PROJECT, ATLAS_CLUSTER],
  check: (view, { tier }) =>
    tier === "production" ? isSet("protect", true, view.protect) : notApplicable("asked of production only"),
});
