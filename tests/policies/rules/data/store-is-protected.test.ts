import { storeIsProtected } from "../../../../policies/rules/data/store-is-protected.ts";
import { ATLAS_CLUSTER, ATLAS_PROJECT, CACHE_GROUP, DB_INSTANCE, KEY } from "../../../../policies/tokens.ts";
import { ruleTable, view } from "../../rule-table.ts";

const store = (type: string, protect: boolean) => view(type, "store", {}, { protect });

ruleTable(storeIsProtected, {
  rows: [
    { kind: "met", it: "accepts a protected database", views: [store(DB_INSTANCE, true)], state: "met" },
    {
      kind: "violated",
      it: "refuses a database that the engine may delete",
      views: [store(DB_INSTANCE, false)],
      state: "violated",
      says: 'DAT-03: "store" protect must be true; got false. Leave deletionProtection true in the stack\'s configuration, or have an exemption approved.',
    },
    {
      kind: "absent",
      it: "takes an option that nobody gave for false",
      views: [view(CACHE_GROUP, "cache", {})],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "asks it of the key too, without which the data is lost",
      views: [store(KEY, false)],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "asks it of the project whose new name would end its clusters",
      views: [store(ATLAS_PROJECT, false)],
      state: "violated",
    },
    { kind: "spelling", it: "knows a cluster", views: [store(ATLAS_CLUSTER, true)], state: "met" },
    {
      kind: "not applicable",
      it: "asks it of production only",
      views: [store(DB_INSTANCE, false)],
      state: "notApplicable",
      context: { tier: "staging" },
    },
  ],
  without: { boundary: "a switch has none", unknown: "the engine always knows its own option" },
});
