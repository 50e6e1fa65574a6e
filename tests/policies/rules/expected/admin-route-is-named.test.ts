import { adminRouteIsNamed } from "../../../../policies/rules/expected/admin-route-is-named.ts";
import { ADMIN } from "../../example-admin.ts";
import { ruleTable } from "../../rule-table.ts";

ruleTable(adminRouteIsNamed("EDGE-14", { rule: "admin-route", path: "/admin" }), {
  rows: [
    { kind: "met", it: "accepts a file that names the route", views: [], state: "met", context: ADMIN },
    {
      kind: "violated",
      it: "refuses a file that names another",
      views: [],
      state: "violated",
      context: { adminRoutes: [{ hostname: "api.shop.example", path: "/staff" }] },
      says: "EDGE-14: the stack admin.routes must be a list with /admin; got a list without it. Write /admin among admin.routes of the stack that owns the zone.",
    },
    { kind: "absent", it: "refuses a file that names none", views: [], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a route that only begins alike",
      views: [],
      state: "violated",
      context: { adminRoutes: [{ hostname: "api.shop.example", path: "/adm" }] },
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ownsZone: false, zoneOwner: "production" },
    },
  ],
  without: {
    spelling: "a path has one spelling in the file",
    unknown: "the file is known before the run",
  },
});
