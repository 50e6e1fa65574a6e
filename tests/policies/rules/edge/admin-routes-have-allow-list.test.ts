import { RULESET } from "../../../../policies/relations/response-headers.ts";
import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { adminRoutesHaveAllowList } from "../../../../policies/rules/edge/admin-routes-have-allow-list.ts";
import { ADMIN, firewall, ROUTE, STRANGERS } from "../../example-admin.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const block = { ref: "admin_addresses", expression: STRANGERS };
const withList = (list: string) => firewall({ expression: `(${ROUTE}) and not ip.src in {${list}}` });

ruleTable(adminRoutesHaveAllowList, {
  rows: [
    {
      kind: "met",
      it: "accepts a rule that refuses all but the listed addresses",
      views: [view(RULESET, "edge-headers", { phase: "http_response_headers_transform" }), firewall(block)],
      state: "met",
      heldBy: ["edge-firewall"],
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a list of all addresses",
      views: [withList("0.0.0.0/0 ::/0")],
      state: "violated",
      context: ADMIN,
      says: 'EDGE-14: "edge-firewall" route api.shop.example/admin must be refused to every address outside a short list; got open to 0.1.2.3 at /admin. Name the routes and the addresses of your staff under admin, and leave the firewall\'s ruleset as it is.',
    },
    {
      kind: "violated",
      it: "refuses a list that holds somebody else's block too",
      views: [withList("203.0.113.0/24 198.51.100.0/24")],
      state: "violated",
      context: ADMIN,
      says: 'EDGE-14: "edge-firewall" route api.shop.example/admin must be refused to every address outside admin.allowedCidrs; got open to 198.51.100.0 at /admin. Name the routes and the addresses of your staff under admin, and leave the firewall\'s ruleset as it is.',
    },
    {
      kind: "violated",
      it: "refuses a list when the file names no addresses",
      views: [firewall(block)],
      state: "violated",
      context: { ...ADMIN, adminCidrs: [] },
    },
    {
      kind: "violated",
      it: "refuses a skip for one foreign address",
      views: [
        firewall(
          { expression: "ip.src eq 2001:db8:1::7", action: "skip", actionParameters: { ruleset: "current" } },
          block,
        ),
      ],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a rule that stops readers alone",
      views: [firewall({ expression: `${STRANGERS} and http.request.method eq "GET"` })],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "boundary",
      it: "refuses a block that is twice as wide as the listed one",
      views: [withList("203.0.112.0/23")],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "boundary",
      it: "accepts a part of what the file lists",
      views: [withList("203.0.113.128/25 203.0.113.7")],
      state: "met",
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a rule that only challenges",
      views: [firewall({ ...block, action: "managed_challenge" })],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a rule that is switched off",
      views: [firewall({ ...block, enabled: false })],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a skip of all rules that stands before it",
      views: [
        firewall({ expression: "true", action: "skip", actionParameters: { ruleset: "current" } }, block),
      ],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "violated",
      it: "refuses a rule that sees one spelling of the path alone",
      views: [
        firewall({
          expression:
            'http.host eq "api.shop.example" and http.request.uri.path eq "/admin" and not ip.src in {203.0.113.0/24}',
        }),
      ],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "absent",
      it: "refuses a zone without such a ruleset",
      views: [],
      state: "violated",
      context: ADMIN,
    },
    {
      kind: "boundary",
      it: "accepts a block of /16, and of /32 with IPv6",
      views: [withList("198.51.0.0/16 2001:db8::/32")],
      state: "met",
      context: { ...ADMIN, adminCidrs: ["198.51.0.0/16", "2001:db8::/32"] },
    },
    {
      kind: "boundary",
      it: "refuses a block of /15",
      views: [withList("198.50.0.0/15")],
      state: "violated",
      context: { ...ADMIN, adminCidrs: ["198.50.0.0/15"] },
    },
    {
      kind: "boundary",
      it: "refuses a block of /31 with IPv6",
      views: [withList("2001:db8::/31")],
      state: "violated",
      context: { ...ADMIN, adminCidrs: ["2001:db8::/31"] },
    },
    {
      kind: "spelling",
      it: "accepts a refusal of the whole host to others, and a skip that names other phases only",
      views: [
        firewall(
          { expression: "true", action: "skip", actionParameters: { phases: ["http_ratelimit"] } },
          { expression: 'http.host eq "api.shop.example" && !(ip.src in {203.0.113.0/24})' },
        ),
      ],
      state: "met",
      context: ADMIN,
    },
    {
      kind: "unknown",
      it: "leaves rules that are not known undecided",
      views: [given(firewall(block), { rules: UNKNOWN })],
      state: "undecided",
      undecided: "rules",
      context: ADMIN,
    },
    {
      kind: "unknown",
      it: "leaves a list of the account's, whose addresses nobody sees here, undecided",
      views: [firewall({ expression: `(${ROUTE}) and not ip.src in $office` })],
      state: "undecided",
      context: ADMIN,
    },
    {
      kind: "not applicable",
      it: "has nothing to say where the file names no admin routes",
      views: [],
      state: "notApplicable",
    },
    {
      kind: "not applicable",
      it: "leaves the zone to the stack that owns it",
      views: [],
      state: "notApplicable",
      context: { ...ADMIN, ownsZone: false, zoneOwner: "production" },
    },
  ],
});
