import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { firewallLogHidesCredentials } from "../../../../policies/rules/secrets/firewall-log-hides-credentials.ts";
import { webAcl } from "../../example-edge.ts";
import { loggedFirewall } from "../../example-firewall-log.ts";
import { ruleTable } from "../../rule-table.ts";

const headers = (...names: readonly unknown[]) => ({
  redactedFields: names.map((name) => ({ singleHeader: { name } })),
});
const protection = (fieldType: string, fieldKeys: readonly string[] | undefined, more: object = {}) => ({
  dataProtectionConfig: {
    dataProtections: [{ action: "SUBSTITUTION", field: { fieldType, fieldKeys }, ...more }],
  },
});
const says = (found: string) =>
  `SEC-01: "firewall-logging" headers with credentials must be redacted; got ${found}. Leave authorization and cookie among the firewall's redactedFields.`;

ruleTable(firewallLogHidesCredentials, {
  rows: [
    {
      kind: "met",
      it: "accepts a log that redacts both headers",
      views: loggedFirewall(headers("authorization", "cookie")),
      state: "met",
      heldBy: ["firewall-logging"],
    },
    {
      kind: "absent",
      it: "refuses a log that redacts nothing",
      views: loggedFirewall({}),
      state: "violated",
      says: says("authorization, cookie in clear"),
    },
    {
      kind: "violated",
      it: "refuses an empty list",
      views: loggedFirewall({ redactedFields: [] }),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a log that forgets one of them",
      views: loggedFirewall(headers("authorization", "x-api-key")),
      state: "violated",
      says: says("cookie in clear"),
    },
    {
      kind: "violated",
      it: "refuses a log that redacts the query in their place",
      views: loggedFirewall({ redactedFields: [{ queryString: {} }] }),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts names in capitals",
      views: loggedFirewall(headers("Authorization", "Cookie")),
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts the web ACL's own protection of all headers, or of all cookies",
      views: loggedFirewall({}, protection("SINGLE_HEADER", undefined)),
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts it beside the log's own",
      views: loggedFirewall(headers("authorization"), protection("SINGLE_COOKIE", [])),
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a protection of one cookie, which leaves the others",
      views: loggedFirewall(headers("authorization"), protection("SINGLE_COOKIE", ["session"])),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a protection that leaves out what a rule matched",
      views: loggedFirewall({}, protection("SINGLE_HEADER", [], { excludeRuleMatchDetails: true })),
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a name that is not known undecided",
      views: loggedFirewall(headers(UNKNOWN)),
      state: "undecided",
      undecided: "redactedFields[0].singleHeader.name",
    },
    {
      kind: "absent",
      it: "has nothing to say of a firewall without a log",
      views: webAcl([]),
      state: "silent",
    },
  ],
});
