import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { alarmsReachNamedPeople } from "../../../../policies/rules/observability/alarms-reach-named-people.ts";
import { TOPIC_SUBSCRIPTION } from "../../../../policies/tokens.ts";
import { topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const subscription = (name: string, protocol: string, endpoint: unknown) =>
  from(view(TOPIC_SUBSCRIPTION, name, { protocol, endpoint, topic: "arn" }), "topic", topic);
const context = { notify: { emails: ["ops@shop.example"], sms: ["+971501234567"] } };
const mail = subscription("mail", "email", "ops@shop.example");
const telephone = subscription("telephone", "sms", "+971501234567");
const remedy = "Name the address under notify, or take the subscription's override out.";

ruleTable(alarmsReachNamedPeople, {
  rows: [
    {
      kind: "met",
      it: "accepts mail and telephones that the file names, beside a function",
      views: [topic, mail, telephone, subscription("function", "lambda", "arn:aws:lambda:f")],
      context,
      state: "met",
      heldBy: ["mail", "telephone", "topics-critical"],
    },
    {
      kind: "violated",
      it: "refuses an address that the file does not name, and does not repeat it",
      views: [topic, mail, subscription("other", "email", "stranger@elsewhere.example")],
      context,
      state: "violated",
      says: `ALR-06: "other" endpoint must be one of notify.emails; got another one. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a topic that a named address does not hear of",
      views: [topic, telephone],
      context,
      state: "violated",
      says: `ALR-06: "topics-critical" subscriptions must be one for each of notify.emails; got 0 of 1. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a telephone that the file does not name",
      views: [topic, mail, subscription("other", "sms", "+971500000000")],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an address of the web that is not PagerDuty's",
      views: [topic, mail, subscription("web", "https", "https://events.pagerduty.com.elsewhere.example/")],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a filter, which may leave an alarm out",
      views: [topic, given(mail, { filterPolicy: '{"severity":["none"]}' })],
      context,
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a topic without subscriptions",
      views: [topic],
      context,
      state: "violated",
    },
    { kind: "absent", it: "has nothing to say without topics", views: [], context, state: "silent" },
    {
      kind: "boundary",
      it: "asks for every one of the addresses",
      views: [topic, mail],
      context: { notify: { emails: ["ops@shop.example", "boss@shop.example"], sms: [] } },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "asks for none where the file names none",
      views: [topic, subscription("function", "lambda", "arn:aws:lambda:f")],
      context: { notify: { emails: [], sms: [] } },
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads mail in JSON too, and PagerDuty's own address",
      views: [
        ...[topic, mail],
        subscription("json", "email-json", "ops@shop.example"),
        subscription("pager", "https", "https://events.pagerduty.com/integration/1/enqueue"),
      ],
      context,
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown address undecided",
      views: [topic, mail, subscription("other", "email", UNKNOWN)],
      context,
      state: "undecided",
      undecided: "endpoint",
    },
    {
      kind: "unknown",
      it: "is undecided where the file was not read",
      views: [topic, mail],
      state: "undecided",
      undecided: "notify",
    },
  ],
});
