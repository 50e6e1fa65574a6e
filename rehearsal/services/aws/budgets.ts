import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { missingKeyActions } from "../../cloud/key-policy-judge.ts";
import { judge, PolicyFault, parsePolicy } from "../../cloud/policy-language.ts";
import { prefixSuffix } from "../identifiers.ts";
import { list, number, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { keyIn } from "./sns-publish.ts";

const BUDGET = "aws:budgets/budget:Budget";
const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
const PRINCIPAL = "budgets.amazonaws.com";

/** Budgets API reference, Budget and Notification, from memory, 2026-11. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  budgetType: [
    "USAGE",
    "COST",
    "RI_UTILIZATION",
    "RI_COVERAGE",
    "SAVINGS_PLANS_UTILIZATION",
    "SAVINGS_PLANS_COVERAGE",
  ],
  timeUnit: ["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY"],
};
const NOTIFICATION_WORDS: Readonly<Record<string, readonly string[]>> = {
  comparisonOperator: ["GREATER_THAN", "LESS_THAN", "EQUAL_TO"],
  notificationType: ["ACTUAL", "FORECASTED"],
  thresholdType: ["PERCENTAGE", "ABSOLUTE_VALUE"],
};
/** Notifications of a budget; addresses and topics of a notification. Budgets User Guide, "Quotas", from memory, 2026-11. */
const MOST = { notifications: 10, subscriberEmailAddresses: 10, subscriberSnsTopicArns: 1 } as const;
const NAME = /^[^:\\]{1,100}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** The end of a budget that names none (@pulumi/aws 7.48.0's provider, timePeriodEnd). */
const NO_END = "2087-06-15_00:00";

const budget: Behaviour = {
  token: BUDGET,
  autoName: { property: "name", maxLength: 100 },

  check(inputs) {
    const failures: CheckFailure[] = [...wrongWords(inputs, WORDS, "")];
    const name = text(inputs, "name");
    if (name !== undefined && !NAME.test(name))
      failures.push({
        property: "name",
        reason: `must be 1 to 100 characters without ":" and "\\"; got "${name}"`,
      });
    const amount = text(inputs, "limitAmount");
    if (amount !== undefined && !(Number(amount) > 0))
      failures.push({ property: "limitAmount", reason: `must be a number above 0; got "${amount}"` });
    const notifications = records(inputs, "notifications");
    if (notifications.length > MOST.notifications) {
      const reason = `must be at most ${MOST.notifications}; got ${notifications.length}`;
      failures.push({ property: "notifications", reason });
    }
    notifications.forEach((one, index) => {
      failures.push(...notificationFailures(one, `notifications[${index}]`));
    });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? ""}${prefixSuffix(cloud)}`;
    const id = `${cloud.caller.accountId}:${name}`;
    if (cloud.list(BUDGET).some((other) => other.id === id)) {
      throw new CloudError(
        "DuplicateRecordException",
        `Error creating budget: ${name} - the budget already exists.`,
      );
    }
    requireTopics(inputs, cloud, name);
    const month = cloud.now.toISOString().slice(0, 7);
    return {
      id,
      outputs: {
        accountId: cloud.caller.accountId,
        arn: cloud.arn("budgets", `budget/${name}`, ""),
        ...{ name, namePrefix: text(inputs, "namePrefix") ?? "" },
        ...{
          costFilters: list(inputs, "costFilters"),
          costTypes: { ...COST_TYPES, ...(inputs.costTypes ?? {}) },
        },
        timePeriodStart: text(inputs, "timePeriodStart") ?? `${month}-01_00:00`,
        timePeriodEnd: text(inputs, "timePeriodEnd") ?? NO_END,
      },
    };
  },

  update(entity, next, cloud) {
    requireTopics(next, cloud, String(entity.outputs.name));
    return {
      costTypes: { ...COST_TYPES, ...(next.costTypes ?? {}) },
      costFilters: list(next, "costFilters"),
    };
  },
};

/** Everything that is on the bill. Budgets API reference, CostTypes, from memory, 2026-11. */
const COST_TYPES = {
  ...{ includeCredit: true, includeDiscount: true, includeOtherSubscription: true, includeRecurring: true },
  ...{ includeRefund: true, includeSubscription: true, includeSupport: true, includeTax: true },
  ...{ includeUpfront: true, useAmortized: false, useBlended: false },
};

function wrongWords(
  inputs: Inputs,
  allowed: Readonly<Record<string, readonly string[]>>,
  path: string,
): readonly CheckFailure[] {
  return Object.entries(allowed).flatMap(([property, words]) => {
    const value = text(inputs, property);
    if (value === undefined || words.includes(value)) return [];
    return [{ property: `${path}${property}`, reason: `must be one of ${words.join(", ")}; got "${value}"` }];
  });
}

function notificationFailures(one: Inputs, path: string): readonly CheckFailure[] {
  const failures: CheckFailure[] = [...wrongWords(one, NOTIFICATION_WORDS, `${path}.`)];
  const emails = textList(one, "subscriberEmailAddresses");
  const subscribers = [...list(one, "subscriberEmailAddresses"), ...list(one, "subscriberSnsTopicArns")];
  if (subscribers.length === 0) {
    failures.push({ property: path, reason: "Notification must have at least one subscriber!" });
  }
  for (const property of ["subscriberEmailAddresses", "subscriberSnsTopicArns"] as const) {
    if (list(one, property).length > MOST[property])
      failures.push({ property: `${path}.${property}`, reason: `must be at most ${MOST[property]}` });
  }
  const wrong = emails.find((address) => !EMAIL.test(address));
  if (wrong !== undefined)
    failures.push({ property: `${path}.subscriberEmailAddresses`, reason: `"${wrong}" is no mail address` });
  const threshold = number(one, "threshold");
  if (threshold !== undefined && threshold < 0)
    failures.push({ property: `${path}.threshold`, reason: `must be 0 or more; got ${threshold}` });
  return failures;
}

/** Budgets takes a topic that it may not write to, and nothing ever arrives: refused here, where the cause can be seen. */
function requireTopics(inputs: Inputs, cloud: Cloud, name: string): void {
  for (const arn of records(inputs, "notifications").flatMap((one) =>
    textList(one, "subscriberSnsTopicArns"),
  )) {
    const topic = cloud.byArn(arn);
    if (topic?.token !== "aws:sns/topic:Topic")
      throw new CloudError("NotFoundException", `The SNS topic ${arn} does not exist`);
    const policies = cloud.list(TOPIC_POLICY).filter((policy) => live(policy).arn === arn);
    const policy = policies[0] === undefined ? live(topic).policy : live(policies[0]).policy;
    const account = cloud.caller.accountId;
    const source = cloud.arn("budgets", `budget/${name}`, "");
    const context = { "aws:SourceAccount": account, "aws:SourceArn": source };
    const request = { action: "sns:Publish", resource: arn, principal: { service: PRINCIPAL }, context };
    if (says(policy, request) !== "allow") {
      throw new CloudError(
        "InvalidParameterException",
        `the policy of ${arn} does not let ${PRINCIPAL} publish; its notifications would never arrive`,
      );
    }
    const reference = text(live(topic), "kmsMasterKeyId");
    if (reference === undefined || reference === "") continue;
    const key = keyIn(cloud, topic.region, reference);
    const actions = ["kms:GenerateDataKey", "kms:Decrypt"];
    const use = { service: PRINCIPAL, account, actions, encryptionContextArn: source };
    const missing = key === undefined ? actions : missingKeyActions(live(key).policy, use);
    if (missing.length > 0) {
      throw new CloudError(
        "InvalidParameterException",
        `the key of ${arn} does not let ${PRINCIPAL} call ${missing.join(", ")}; its notifications would never arrive`,
      );
    }
  }
}

function says(policy: unknown, request: Parameters<typeof judge>[1]): string {
  try {
    return policy === undefined || policy === "" ? "none" : judge(parsePolicy(policy), request);
  } catch (fault) {
    if (fault instanceof PolicyFault) return "deny";
    throw fault;
  }
}

/** AWS Budgets. */
export const budgets: Service = { behaviours: [budget] };
