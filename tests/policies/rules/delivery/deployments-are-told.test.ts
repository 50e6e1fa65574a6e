import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { deploymentsAreTold } from "../../../../policies/rules/delivery/deployments-are-told.ts";
import { EVENT_RULE, EVENT_TARGET } from "../../../../policies/tokens.ts";
import { listener, topic } from "../../example-alarms.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const pattern = (...events: string[]) =>
  JSON.stringify({
    source: ["aws.ecs"],
    "detail-type": ["ECS Deployment State Change"],
    detail: { eventName: events.map((event) => `SERVICE_DEPLOYMENT_${event}`) },
  });
const rule = view(EVENT_RULE, "deployments", { eventPattern: pattern("IN_PROGRESS", "COMPLETED", "FAILED") });
const target = from(from(view(EVENT_TARGET, "target", { rule: "r", arn: "t" }), "rule", rule), "arn", topic);
const heard = [target, topic, listener("email")];

ruleTable(deploymentsAreTold, {
  rows: [
    {
      kind: "met",
      it: "accepts one rule for all three",
      views: [rule, ...heard],
      state: "met",
      heldBy: ["deployments", "deployments", "deployments"],
    },
    {
      kind: "violated",
      it: "refuses a stack that is silent about failures",
      views: [given(rule, { eventPattern: pattern("IN_PROGRESS", "COMPLETED") }), ...heard],
      state: "violated",
      says: "DEL-05: the stack SERVICE_DEPLOYMENT_FAILED must be told; got no rule that tells anybody. Leave the rules over ECS's deployment events as they are made.",
    },
    {
      kind: "violated",
      it: "refuses a rule without a target",
      views: [rule, topic, listener("email")],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a topic to which nobody listens",
      views: [rule, target, topic],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a rule that is switched off",
      views: [given(rule, { state: "DISABLED" }), ...heard],
      state: "violated",
    },
    { kind: "absent", it: "refuses no rules", views: [], state: "violated" },
    {
      kind: "boundary",
      it: "refuses a rule without a pattern",
      views: [given(rule, { eventPattern: undefined }), ...heard],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a rule for each",
      views: [
        given(rule, { eventPattern: pattern("FAILED") }),
        ...heard,
        {
          ...given(rule, { eventPattern: pattern("IN_PROGRESS", "COMPLETED") }),
          urn: "urn:pulumi:shop::slipway::x::second",
        },
        {
          ...target,
          urn: `${target.urn}-2`,
          propertyDependencies: { rule: ["urn:pulumi:shop::slipway::x::second"], arn: [topic.urn] },
        },
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown pattern undecided",
      views: [given(rule, { eventPattern: UNKNOWN }), ...heard],
      state: "undecided",
      undecided: "eventPattern",
    },
  ],
});
