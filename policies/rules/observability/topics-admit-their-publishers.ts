import type { RuleContext } from "../../context.ts";
import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { regionOf } from "../../relations/event-listeners.ts";
import { covers, statementsIn } from "../../relations/policy-text.ts";
import { lettingPublish, type Publisher } from "../../relations/publishing.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { BUDGET, COMPOSITE_ALARM, EVENT_TARGET, METRIC_ALARM, TOPIC, TOPIC_POLICY } from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";
import type { Finding } from "../../verdict.ts";

export const topicsAdmitTheirPublishers = stackRule({
  name: "topics-admit-their-publishers",
  control: "ALR-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "The policy of every topic lets publish whatever tells it something: alarms, events, budgets.",
  rationale: "What a topic refuses is lost, and neither the alarm nor the topic says so.",
  remediation: "Leave the topics' policies as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
    readOn: "2026-11-27",
  },
  check: (index, context) =>
    index
      .ofType(TOPIC)
      .flatMap((topic) =>
        publishersOf(index, topic).flatMap((service) => admitted(index, topic, service, context)),
      ),
});

type Service = "cloudwatch" | "events" | "budgets";

function publishersOf(index: ViewIndex, topic: ResourceView): readonly Service[] {
  const told = (type: string, property: string) => index.pointingAt(topic, type, property).length > 0;
  const alarms = [METRIC_ALARM, COMPOSITE_ALARM].some((type) => told(type, "alarmActions"));
  const { arn } = topic.outputs;
  const budgets = index.ofType(BUDGET).some(
    ({ inputs, propertyDependencies }) =>
      propertyDependencies.notifications?.includes(topic.urn) === true ||
      // Topics stand inside the notifications.
      (typeof arn === "string" && JSON.stringify(inputs.notifications ?? []).includes(`"${arn}"`)),
  );
  return [
    ...(alarms ? (["cloudwatch"] as const) : []),
    ...(told(EVENT_TARGET, "arn") ? (["events"] as const) : []),
    ...(budgets ? (["budgets"] as const) : []),
  ];
}

function admitted(
  index: ViewIndex,
  topic: ResourceView,
  service: Service,
  context: RuleContext,
): readonly Finding[] {
  const [holder = topic] = index.pointingAt(topic, TOPIC_POLICY, "arn");
  return judge(holder.urn, () => {
    const expected = `one that lets ${service}.amazonaws.com publish`;
    const document = inputsOf(holder).get("policy");
    if (document === undefined) return fact(false, "policy", expected, "no policy");
    const letting = lettingPublish(statementsIn(document, "policy"), publisher(topic, service, context));
    if (letting.length === 0) return fact(false, "policy", expected, "none that does");
    const resources = letting.flatMap((one) => one.resources);
    const { arn } = topic.outputs;
    if (resources.includes("*")) return fact(true, "policy", expected, "such a one");
    if (typeof arn !== "string") throw new Undecided("policy", "the topic has no ARN yet");
    const isMeant = resources.some((one) => covers(one, arn));
    return fact(isMeant, "policy", expected, isMeant ? "such a one" : "one of another topic");
  });
}

/**
 * EventBridge fills in neither account nor source: "You can't use Condition blocks in Amazon SNS topic policies for EventBridge" (User
 * Guide, "Using resource-based policies", github.com/awsdocs/amazon-eventbridge-user-guide, read 2026-11-27). The others say both.
 */
function publisher(topic: ResourceView, service: Service, context: RuleContext): Publisher {
  const principal = `${service}.amazonaws.com`;
  if (service === "events") return { service: principal, says: {} };
  const { accountId } = context;
  const region = regionOf(topic, context.region);
  if (accountId === undefined || region === undefined)
    throw new Undecided("policy", "the stack's file names no account or region");
  // Any alarm and any budget: a policy for some of them loses what the others say.
  const source =
    service === "cloudwatch"
      ? `arn:aws:cloudwatch:${region}:${accountId}:alarm:any of them`
      : `arn:aws:budgets::${accountId}:budget/any of them`;
  return {
    service: principal,
    says: { "aws:sourceaccount": accountId, "aws:sourcearn": source },
  };
}
