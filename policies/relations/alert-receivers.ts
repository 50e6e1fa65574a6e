import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { FUNCTION, SECRET } from "../tokens.ts";
import { subscribersOf } from "./topic-subscribers.ts";

/** Whom an alert can reach; a product names them in its expectations. */
export const RECEIVERS = ["slack", "discord", "pagerduty", "email", "sms"] as const;

export type Receiver = (typeof RECEIVERS)[number];

/** Variable of a function that names the secret without which it cannot reach its receiver. */
const SECRET_VARIABLES: Readonly<Record<string, Receiver>> = {
  SLACK_SECRET_ARN: "slack",
  DISCORD_SECRET_ARN: "discord",
  PAGERDUTY_SECRET_ARN: "pagerduty",
};

/** PagerDuty takes a topic's messages itself, too (PagerDuty, "Amazon CloudWatch integration guide", from memory, 2026-11). */
const PAGERDUTY_ADDRESS = "https://events.pagerduty.com/";

/** Whom a topic's messages reach, through its subscriptions and the functions that they call. */
export function receiversOf(index: ViewIndex, topic: ResourceView): readonly Receiver[] {
  const found = subscribersOf(index, topic).flatMap((subscription): readonly Receiver[] => {
    const read = inputsOf(subscription);
    switch (read.text("protocol")) {
      case "email":
        return ["email"];
      case "sms":
        return ["sms"];
      case "https":
        return (read.text("endpoint") ?? "").startsWith(PAGERDUTY_ADDRESS) ? ["pagerduty"] : [];
      case "lambda":
        return index.linked(subscription, "endpoint", FUNCTION).flatMap((one) => throughFunction(index, one));
      default:
        return [];
    }
  });
  return RECEIVERS.filter((receiver) => found.includes(receiver));
}

/** The receivers whose secret the function is told, where that secret is declared. */
function throughFunction(index: ViewIndex, target: ResourceView): readonly Receiver[] {
  const read = inputsOf(target);
  const told = Object.keys(SECRET_VARIABLES).filter((variable) =>
    read.has(`environment.variables.${variable}`),
  );
  const isDeclared = (variable: string): boolean => {
    const path = `environment.variables.${variable}`;
    if (!read.unknown(path) && namesSecret(index, read.text(path) ?? "")) return true;
    // In a preview the ARNs are unknown, and what the environment comes from counts: a secret for each variable.
    return index.linked(target, "environment", SECRET).length >= told.length;
  };
  return told.filter(isDeclared).flatMap((variable) => SECRET_VARIABLES[variable] ?? []);
}

/** True for the ARN of a declared secret, or of its copy in another region. */
function namesSecret(index: ViewIndex, arn: string): boolean {
  const anywhere = (text: string): string => text.split(":").with(3, "").join(":");
  if (arn.split(":").length < 7) return false;
  return index.ofType(SECRET).some(({ outputs }) => {
    const own = outputs.arn;
    return typeof own === "string" && own.includes(":") && anywhere(own) === anywhere(arn);
  });
}
