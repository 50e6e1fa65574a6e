import { type ResourceView, UNKNOWN } from "../../../../policies/resource-view.ts";
import { topicsAdmitTheirPublishers } from "../../../../policies/rules/observability/topics-admit-their-publishers.ts";
import { BUDGET, EVENT_TARGET, TOPIC_POLICY } from "../../../../policies/tokens.ts";
import { alarm, topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

type Plain = Readonly<Record<string, unknown>>;

const ARN = "arn:aws:sns:eu-west-1:1:t";
const letting = (service: string, more: Plain = {}): Plain => ({
  ...{ Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` } },
  ...{ Action: "sns:Publish", Resource: ARN },
  ...more,
});
const from111 = (arn: string) => ({
  StringEquals: { "aws:SourceAccount": "111122223333" },
  ArnLike: { "aws:SourceArn": arn },
});
const ALARMS = from111("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*");
const BUDGETS = from111("arn:aws:budgets::111122223333:*");
const IN_CLEAR = {
  ...{ Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: "*" },
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const cloudwatch = letting("cloudwatch", { Condition: ALARMS });
const policy = (...statements: readonly Plain[]): ResourceView =>
  from(
    view(TOPIC_POLICY, "topics-critical-policy", { policy: JSON.stringify({ Statement: statements }) }),
    "arn",
    topic,
  );
const target = from(view(EVENT_TARGET, "deployments-target", {}), "arn", topic);
const budget = view(BUDGET, "budget", { notifications: [{ subscriberSnsTopicArns: [ARN] }] });
const context = { region: "eu-west-1" };
const remedy = "Leave the topics' policies as they are made.";

ruleTable(topicsAdmitTheirPublishers, {
  rows: [
    {
      kind: "met",
      it: "accepts a policy that lets alarms, events and budgets publish",
      views: [
        ...[topic, alarm, target, budget],
        policy(cloudwatch, letting("events"), letting("budgets", { Condition: BUDGETS }), IN_CLEAR),
      ],
      context,
      state: "met",
      heldBy: ["topics-critical-policy", "topics-critical-policy", "topics-critical-policy"],
    },
    {
      kind: "met",
      it: "asks for nobody who tells the topic nothing",
      views: [topic, alarm, policy(cloudwatch)],
      context,
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a topic of which the policy was removed",
      views: [topic, alarm],
      context,
      state: "violated",
      says: `ALR-06: "topics-critical" policy must be one that lets cloudwatch.amazonaws.com publish; got no policy. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a policy without EventBridge",
      views: [topic, alarm, target, policy(cloudwatch)],
      context,
      state: "violated",
      says: `ALR-06: "topics-critical-policy" policy must be one that lets events.amazonaws.com publish; got none that does. ${remedy}`,
    },
    {
      kind: "violated",
      it: "refuses a condition on EventBridge, which fills in nothing",
      views: [topic, target, policy(letting("events", { Condition: ALARMS }))],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a policy that denies what it lets",
      views: [topic, alarm, policy(cloudwatch, { ...letting("cloudwatch"), Effect: "Deny" })],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a policy that denies everybody but a list",
      views: [
        ...[topic, alarm],
        policy(cloudwatch, {
          ...{ Effect: "Deny", NotPrincipal: { AWS: "111122223333" } },
          ...{ Action: "sns:*", Resource: ARN },
        }),
      ],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses another account's alarms",
      views: [
        ...[topic, alarm],
        policy(
          letting("cloudwatch", { Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } }),
        ),
      ],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses another action",
      views: [topic, alarm, policy(letting("cloudwatch", { Action: "sns:Subscribe" }))],
      context,
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses another topic's ARN",
      views: [topic, alarm, policy(letting("cloudwatch", { Resource: "arn:aws:sns:eu-west-1:1:other" }))],
      context,
      state: "violated",
      says: `ALR-06: "topics-critical-policy" policy must be one that lets cloudwatch.amazonaws.com publish; got one of another topic. ${remedy}`,
    },
    {
      kind: "absent",
      it: "has nothing to say of a topic that nothing tells",
      views: [topic],
      state: "silent",
    },
    {
      kind: "boundary",
      it: "refuses a pattern that leaves some alarms out",
      views: [
        ...[topic, alarm],
        policy(
          letting("cloudwatch", {
            Condition: from111("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:vital-*"),
          }),
        ),
      ],
      context,
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a condition of another operator, of which nobody says when it holds",
      views: [
        ...[topic, alarm],
        policy(letting("cloudwatch", { Condition: { StringNotEquals: { "aws:SourceAccount": "1" } } })),
      ],
      context,
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads lists, wildcards, the topic's own policy and conditions in other words",
      views: [
        given(topic, {
          policy: JSON.stringify({
            Statement: letting("cloudwatch", {
              ...{ Action: ["SNS:*"], Resource: "*" },
              Condition: {
                StringLike: { "AWS:SourceAccount": "1111*" },
                ArnEquals: { "aws:SourceArn": "arn:aws:cloudwatch:*:111122223333:alarm:*" },
              },
            }),
          }),
        }),
        alarm,
      ],
      context,
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a policy that is not known yet undecided",
      views: [topic, alarm, given(policy(cloudwatch), { policy: UNKNOWN })],
      context,
      state: "undecided",
      undecided: "policy",
    },
    {
      kind: "unknown",
      it: "is undecided while the topic has no ARN",
      views: [{ ...topic, outputs: {} }, alarm, policy(cloudwatch)],
      context,
      state: "undecided",
      undecided: "policy",
    },
    {
      kind: "unknown",
      it: "is undecided where the file names no account",
      views: [topic, alarm, policy(cloudwatch)],
      context: { ...context, accountId: undefined },
      state: "undecided",
    },
  ],
});
