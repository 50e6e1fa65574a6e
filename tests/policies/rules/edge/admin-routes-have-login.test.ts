import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { adminRoutesHaveLogin } from "../../../../policies/rules/edge/admin-routes-have-login.ts";
import { ADMIN, login, staff } from "../../example-admin.ts";
import { from, given, ruleTable } from "../../rule-table.ts";

const at = (uri: string) => given(login, { destinations: [{ type: "public", uri }] });

ruleTable(adminRoutesHaveLogin, {
  rows: [
    {
      kind: "met",
      it: "accepts an application with a policy, whose id is not known yet",
      views: [staff, from(given(login, { policies: UNKNOWN }), "policies", staff)],
      state: "met",
      heldBy: ["admin-access-api"],
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses an application of another path",
      views: [at("api.shop.example/administration")],
      state: "violated",
      context: ADMIN,
      says: "EDGE-15: the stack route api.shop.example/admin must be behind an application of Cloudflare Access with a policy; got no login. Name the route under admin.routes and leave its application of Cloudflare Access and the policy in it.",
    },
    {
      kind: "violated",
      it: "refuses an application of another host",
      views: [at("shop.example/admin")],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a bookmark, which is a link and no login",
      views: [given(login, { type: "bookmark" })],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "unknown",
      it: "leaves an application whose type is not known undecided",
      views: [given(login, { type: UNKNOWN })],
      state: "undecided",
      undecided: "type",
      context: ADMIN,
    },
    { kind: "absent", it: "refuses a stack without a login", views: [], state: "violated", context: ADMIN },
    {
      kind: "absent",
      it: "refuses a login without a policy",
      views: [given(login, { policies: [] })],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "boundary",
      it: "refuses a login that begins one step below the route",
      views: [at("api.shop.example/admin/users")],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "boundary",
      it: "accepts the whole host",
      views: [at("api.shop.example")],
      state: "met",
      context: ADMIN,
    },
    {
      kind: "spelling",
      it: "accepts the address under domain, in capitals and with a star",
      views: [given(login, { destinations: undefined, domain: "API.shop.example/Admin/*" })],
      state: "met",
      context: ADMIN,
    },
    {
      kind: "spelling",
      it: "accepts the address under selfHostedDomains",
      views: [given(login, { destinations: undefined, selfHostedDomains: ["api.shop.example/admin"] })],
      state: "met",
      context: ADMIN,
    },
    {
      kind: "unknown",
      it: "leaves addresses that are not known undecided",
      views: [given(login, { destinations: UNKNOWN })],
      state: "undecided",
      undecided: "destinations",
      context: ADMIN,
    },
    {
      kind: "not applicable",
      it: "has nothing to say where the file names no admin routes",
      views: [login],
      state: "notApplicable",
    },
  ],
});
