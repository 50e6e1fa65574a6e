import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { recordsPointAtStack } from "../../../../policies/rules/edge/records-point-at-stack.ts";
import { DNS_RECORD, LOAD_BALANCER, TUNNEL } from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const balancer = view(
  LOAD_BALANCER,
  "ingress",
  {},
  { outputs: { dnsName: "lb.eu-west-1.elb.amazonaws.com" } },
);
const tunnel = view(TUNNEL, "tunnel", {}, { outputs: { id: "a1b2" } });
const record = view(DNS_RECORD, "record", {
  type: "CNAME",
  name: "api.shop.example",
  content: UNKNOWN,
  proxied: true,
});

ruleTable(recordsPointAtStack, {
  rows: [
    {
      kind: "met",
      it: "accepts the load balancer, whose name is not known yet",
      views: [balancer, from(record, "content", balancer)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another name",
      views: [balancer, given(record, { content: "gone.example" })],
      state: "violated",
      says: "EDGE-16: \"record\" content must be this stack's load balancer or tunnel; got another target. Let the record's content be the load balancer's name.",
    },
    {
      kind: "absent",
      it: "refuses a record without content",
      views: [balancer, given(record, { content: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts the load balancer by its name",
      views: [balancer, given(record, { content: "lb.eu-west-1.elb.amazonaws.com" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts a tunnel by its name",
      views: [tunnel, given(record, { content: "a1b2.cfargotunnel.com" })],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts a tunnel whose name is not known yet",
      views: [tunnel, from(record, "content", tunnel)],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a tunnel that the stack does not declare",
      views: [tunnel, given(record, { content: "ffff.cfargotunnel.com" })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "says nothing of a record that is not proxied",
      views: [given(record, { proxied: false })],
      state: "silent",
    },
    {
      kind: "unknown",
      it: "leaves unknown content from elsewhere undecided",
      views: [balancer, record],
      state: "undecided",
      undecided: "content",
    },
  ],
});
