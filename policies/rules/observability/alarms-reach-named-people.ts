import type { RuleContext } from "../../context.ts";
import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { subscribersOf } from "../../relations/topic-subscribers.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { TOPIC, TOPIC_SUBSCRIPTION } from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";
import type { Finding, Verdict } from "../../verdict.ts";

/** Protocols of SNS by which a message leaves for an address, and the word of the configuration that names such addresses. */
const WORDS = { email: "emails", "email-json": "emails", sms: "sms" } as const;

/** Where PagerDuty takes a topic's messages itself (PagerDuty, "Amazon CloudWatch integration guide", from memory, 2026-11). */
const PAGERDUTY_ADDRESS = "https://events.pagerduty.com/";

export const alarmsReachNamedPeople = stackRule({
  name: "alarms-reach-named-people",
  control: "ALR-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "Topics send to the addresses and telephones under notify, to each of them and to no other.",
  rationale: "An alarm that goes to a stranger tells him what is broken, and not those who would mend it.",
  remediation: "Name the address under notify, or take the subscription's override out.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/sns/topicSubscription.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, { notify }) => [
    ...index
      .ofType(TOPIC_SUBSCRIPTION)
      .flatMap((subscription) => judge(subscription.urn, () => named(subscription, notify))),
    ...index.ofType(TOPIC).flatMap((topic) => reached(index, topic, notify)),
  ],
});

function named(subscription: ResourceView, notify: RuleContext["notify"]): Verdict | undefined {
  const read = inputsOf(subscription);
  const protocol = read.text("protocol") ?? "";
  const endpoint = read.text("endpoint") ?? "";
  if (protocol === "http" || protocol === "https") {
    const isPagerDuty = endpoint.startsWith(PAGERDUTY_ADDRESS);
    return fact(isPagerDuty, "endpoint", "PagerDuty's", isPagerDuty ? "PagerDuty's" : "another address");
  }
  if (!isWord(protocol)) return undefined;
  const word = WORDS[protocol];
  const isNamed = known(notify)[word].includes(endpoint);
  return fact(isNamed, "endpoint", `one of notify.${word}`, isNamed ? "one of them" : "another one");
}

/** Each address under notify hears of each topic; telephones hear of what is critical alone. */
function reached(index: ViewIndex, topic: ResourceView, notify: RuleContext["notify"]): readonly Finding[] {
  return judge(topic.urn, () => {
    const emails = known(notify).emails;
    const subscribers = subscribersOf(index, topic).filter(
      (one) => inputsOf(one).text("protocol") === "email",
    );
    const found = new Set(subscribers.map((one) => inputsOf(one).text("endpoint")));
    const missing = emails.filter((email) => !found.has(email)).length;
    const count = `${emails.length - missing} of ${emails.length}`;
    return fact(missing === 0, "subscriptions", "one for each of notify.emails", count);
  });
}

function isWord(protocol: string): protocol is keyof typeof WORDS {
  return Object.hasOwn(WORDS, protocol);
}

function known(notify: RuleContext["notify"]): NonNullable<RuleContext["notify"]> {
  if (notify === undefined) throw new Undecided("notify", "the stack's file was not read for it");
  return notify;
}
