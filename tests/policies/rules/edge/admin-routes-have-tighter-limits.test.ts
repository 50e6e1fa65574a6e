import { ACCESS_APPLICATION } from "../../../../policies/relations/passing-requests.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { adminRoutesHaveTighterLimits } from "../../../../policies/rules/edge/admin-routes-have-tighter-limits.ts";
import { rateRule, webAcl } from "../../example-edge.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const APPLICATION = view(ACCESS_APPLICATION, "admin-access", {
  destinations: [{ type: "public", uri: "api.shop.example/admin" }],
});
const admin = (limit: number) => ({ ...rateRule(limit, {}, "/admin"), priority: 51 });
const app = (path: string, requestsPerMinute: number) => ({
  ...{ name: path, hostname: undefined, path, requestsPerMinute },
});
/** A stack that serves admin routes in another one's zone. */
const SERVED = {
  ownsZone: false,
  zoneOwner: "staging",
  publicHostnames: ["api.shop.example"],
  adminRoutes: [{ hostname: "api.shop.example", path: "/admin" }],
};
const SAYS =
  'EDGE-13: "admin-access" limit of api.shop.example/admin must be below 1000 requests a minute; got 1000 requests a minute. Write a limit for the admin path under limits, below the limit of the whole hostname.';

ruleTable(adminRoutesHaveTighterLimits, {
  rows: [
    {
      kind: "met",
      it: "accepts a tighter limit",
      views: [APPLICATION, ...webAcl([rateRule(1000), admin(60)])],
      state: "met",
      heldBy: ["firewall-acl"],
    },
    {
      kind: "violated",
      it: "refuses the limit of all routes",
      views: [APPLICATION, ...webAcl([rateRule(1000)])],
      state: "violated",
      says: SAYS,
    },
    { kind: "absent", it: "refuses admin routes without a limit", views: [APPLICATION], state: "violated" },
    {
      kind: "absent",
      it: "says nothing without admin routes",
      views: [...webAcl([rateRule(9)])],
      state: "silent",
    },
    {
      kind: "absent",
      it: "says nothing of a login before the whole of a hostname, which has no other routes",
      views: [
        given(APPLICATION, { destinations: [{ type: "public", uri: "tools.shop.example" }] }),
        ...webAcl([rateRule(1000)]),
      ],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "accepts one request less than the others",
      views: [APPLICATION, ...webAcl([rateRule(1000), admin(999)])],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses as many as the others",
      views: [APPLICATION, ...webAcl([rateRule(1000), admin(1000)])],
      state: "violated",
      says: SAYS,
    },
    {
      kind: "spelling",
      it: "neither accepts nor refuses a tighter limit that the application is said to hold",
      views: [APPLICATION, ...webAcl([rateRule(1000)])],
      context: { applicationLimits: [app("/admin/*", 999)] },
      state: "unchecked",
    },
    {
      kind: "boundary",
      it: "refuses one of the application that is as wide as its limit of the whole hostname",
      views: [APPLICATION],
      context: { applicationLimits: [app("/admin/*", 600), app("/*", 600)] },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the older word for an application's address",
      views: [
        given(APPLICATION, { destinations: undefined, domain: "api.shop.example/admin/*" }),
        ...webAcl([rateRule(1000)]),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "judges the limits of a hostname in the stack that serves it, not in the one that has its login",
      views: [APPLICATION, ...webAcl([rateRule(1000)])],
      context: { publicHostnames: ["shop.example"] },
      state: "notApplicable",
    },
    {
      kind: "violated",
      it: "refuses the limit of all routes where another stack of the zone has the login",
      views: webAcl([rateRule(1000)]),
      context: SERVED,
      state: "violated",
    },
    {
      kind: "met",
      it: "accepts a tighter limit where another stack of the zone has the login",
      views: webAcl([rateRule(1000), admin(60)]),
      context: SERVED,
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves unknown destinations undecided",
      views: [given(APPLICATION, { destinations: UNKNOWN })],
      state: "undecided",
      undecided: "destinations",
    },
  ],
});
