import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { maintenanceRefusesWrites } from "../../../../policies/rules/delivery/maintenance-refuses-writes.ts";
import { ROUTE, webAcl, writesRule } from "../../example-edge.ts";
import { ruleTable } from "../../rule-table.ts";

const body = (key = "maintenance", content = "<p>Back soon.</p>") => ({
  customResponseBodies: [{ key, content, contentType: "TEXT_HTML" }],
});
const block = (more: object = { customResponseBodyKey: "maintenance" }) => ({
  block: { customResponse: { responseCode: 503, ...more } },
});
const onlyPost = {
  ...writesRule({ count: {} }),
  statement: {
    byteMatchStatement: {
      fieldToMatch: { method: {} },
      positionalConstraint: "EXACTLY",
      searchString: "POST",
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  },
};
const says = (found: string) =>
  `DEL-06: "api-rule" maintenance rule for api.shop.example/slipway-probe must be one that refuses writes with a message and lets reads pass; got ${found}. Write maintenance with a message, and edge.waf.loadBalancer: true.`;

ruleTable(maintenanceRefusesWrites, {
  rows: [
    {
      kind: "met",
      it: "accepts a rule that stands ready and counts",
      views: [ROUTE, ...webAcl([writesRule({ count: {} })], body())],
      state: "met",
      heldBy: ["firewall-acl"],
    },
    {
      kind: "met",
      it: "accepts a rule that is switched on",
      views: [ROUTE, ...webAcl([writesRule(block())], body())],
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses an edge without such a rule",
      views: [ROUTE],
      state: "violated",
      says: says("none"),
    },
    {
      kind: "violated",
      it: "refuses a rule without a message",
      views: [ROUTE, ...webAcl([writesRule(block({}))], body())],
      state: "violated",
      says: says("one without a message"),
    },
    {
      kind: "violated",
      it: "refuses a rule whose message waits under another name",
      views: [ROUTE, ...webAcl([writesRule({ count: {} })], body("limited"))],
      state: "violated",
      says: says("one without a message"),
    },
    {
      kind: "boundary",
      it: "refuses a rule that forgets DELETE",
      views: [ROUTE, ...webAcl([onlyPost], body())],
      state: "violated",
      says: says("none"),
    },
    {
      kind: "boundary",
      it: "refuses an empty message",
      views: [ROUTE, ...webAcl([writesRule(block())], body("maintenance", ""))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "takes a rule that lets writes through for none",
      views: [ROUTE, ...webAcl([writesRule({ allow: {} })], body())],
      state: "violated",
      says: says("none"),
    },
    {
      kind: "unknown",
      it: "leaves rules that are not known yet undecided",
      views: [ROUTE, ...webAcl(UNKNOWN)],
      state: "undecided",
      undecided: "rules",
    },
    {
      kind: "not applicable",
      it: "has nothing to refuse without a public route",
      views: [],
      state: "notApplicable",
    },
  ],
});
