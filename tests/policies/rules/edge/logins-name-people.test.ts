import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { loginsNamePeople } from "../../../../policies/rules/edge/logins-name-people.ts";
import { login, staff } from "../../example-admin.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(loginsNamePeople, {
  rows: [
    { kind: "met", it: "accepts named people for hours", views: [staff, login], state: "met" },
    {
      kind: "violated",
      it: "refuses everybody",
      views: [given(staff, { includes: [{ everyone: {} }] })],
      state: "violated",
      says: 'EDGE-15: "admin-access-policy" includes must be named people; got everyone. Name emails or emailDomains under admin.access, and sessionHours up to 24.',
    },
    {
      kind: "violated",
      it: "refuses a bypass",
      views: [given(staff, { decision: "bypass" })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses everybody beside named people",
      views: [
        given(staff, { includes: [{ email: { email: "a@b.example" } }, { anyValidServiceToken: {} }] }),
      ],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a policy that includes nobody",
      views: [given(staff, { includes: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts Cloudflare's own day where no duration is said",
      views: [given(staff, { sessionDuration: undefined })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "accepts 24 hours",
      views: [given(staff, { sessionDuration: "24h" })],
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a minute more",
      views: [given(staff, { sessionDuration: "24h1m" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a duration that says nothing",
      views: [given(login, { sessionDuration: "0" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a domain, and 480 minutes",
      views: [
        given(staff, { includes: [{ emailDomain: { domain: "shop.example" } }], sessionDuration: "480m" }),
      ],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses everybody in a policy inside the application",
      views: [given(login, { policies: [{ decision: "allow", includes: [{ everyone: {} }] }] })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves people who are not known undecided",
      views: [given(staff, { includes: UNKNOWN })],
      state: "undecided",
      undecided: "includes",
    },
  ],
});
