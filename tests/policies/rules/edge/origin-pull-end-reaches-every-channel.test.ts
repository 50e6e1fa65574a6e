import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { originPullEndReachesEveryChannel } from "../../../../policies/rules/edge/origin-pull-end-reaches-every-channel.ts";
import { EVENT_RULE, EVENT_TARGET, TOPIC } from "../../../../policies/tokens.ts";
import { everybody, listener, topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const signed = view(
  "tls:index/locallySignedCert:LocallySignedCert",
  "origin-pull-client",
  {},
  { outputs: { validityEndTime: "2027-11-27T09:00:00Z" } },
);
const certificate = from(
  view(
    "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate",
    "origin-pull-certificate",
    {},
  ),
  "certificate",
  signed,
);
const rule = view(
  EVENT_RULE,
  "origin-pull-end-critical",
  { state: "ENABLED", scheduleExpression: "cron(0 9 17 11 ? 2027)" },
  { outputs: { name: "end-1" } },
);
const target = (at = topic) => from(from(view(EVENT_TARGET, "end", {}), "rule", rule), "arn", at);
const quiet = view(TOPIC, "topics-mail", {}, { outputs: { arn: "arn:aws:sns:eu-west-1:1:mail" } });
const mailed = from(
  view("aws:sns/topicSubscription:TopicSubscription", "mail", { protocol: "email" }),
  "topic",
  quiet,
);
const rest = [certificate, signed, ...everybody];
const on = (day: string) => [
  given(rule, { scheduleExpression: `cron(0 9 ${day} ? 2027)` }),
  target(),
  ...rest,
];

ruleTable(originPullEndReachesEveryChannel, {
  rows: [
    {
      kind: "met",
      it: "accepts a message to the topic that reaches everybody, ten days before",
      views: [rule, target(), ...rest],
      state: "met",
      heldBy: ["origin-pull-certificate"],
    },
    {
      kind: "violated",
      it: "refuses a message that reaches one channel of several",
      views: [rule, target(quiet), quiet, mailed, ...rest],
      state: "violated",
      says: "EDGE-19: \"origin-pull-certificate\" end must be told to slack, pagerduty, email 7 days or more before it; got told to email. Leave the rules of origin-pull for its certificate's end on, and their targets the stack's topics.",
    },
    {
      kind: "violated",
      it: "refuses a rule that is off",
      views: [given(rule, { state: "DISABLED" }), target(), ...rest],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a schedule that comes every year, and one that is no date",
      views: [given(rule, { scheduleExpression: "cron(0 9 17 11 ? *)" }), target(), ...rest],
      state: "violated",
    },
    { kind: "absent", it: "refuses a certificate whose end nobody is told", views: rest, state: "violated" },
    {
      kind: "absent",
      it: "refuses a stack where nobody hears of anything",
      views: [rule, target(), certificate, signed, topic],
      state: "violated",
    },
    {
      kind: "absent",
      it: "says nothing without a certificate",
      views: [rule, target(), ...everybody],
      state: "silent",
    },
    { kind: "boundary", it: "accepts seven days before", views: on("20 11"), state: "met" },
    { kind: "boundary", it: "refuses six days before", views: on("21 11"), state: "violated" },
    {
      kind: "boundary",
      it: "refuses a message a quarter of a year before",
      views: on("28 8"),
      state: "violated",
    },
    {
      kind: "spelling",
      it: "counts a text message among the channels",
      views: [rule, target(), ...rest, listener("sms")],
      state: "met",
    },
    {
      kind: "unknown",
      it: "is undecided while the certificate is not made yet",
      views: [
        rule,
        target(),
        certificate,
        view("tls:index/locallySignedCert:LocallySignedCert", "origin-pull-client", {}),
        ...everybody,
      ],
      state: "undecided",
      undecided: "end",
    },
    {
      kind: "unknown",
      it: "is undecided while the day is not known yet",
      views: [given(rule, { scheduleExpression: UNKNOWN }), target(), ...rest],
      state: "undecided",
      undecided: "scheduleExpression",
    },
  ],
});
