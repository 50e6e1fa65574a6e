import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { optInRegions } from "../../data/opt-in-regions.ts";
import { uuid } from "../identifiers.ts";
import { flag, isRecord, text } from "../known.ts";
import { topicOf } from "./sns-publish.ts";
import { TOKEN } from "./tokens.ts";

/** What each protocol's endpoint looks like (SNS API reference, Subscribe, from memory, 2026-11). */
const ENDPOINT: Readonly<Record<string, RegExp>> = {
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  "email-json": /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  http: /^http:\/\//,
  https: /^https:\/\//,
  lambda: /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9-_]+(?::[A-Za-z0-9$_-]+)?$/,
  sms: /^\+\d{6,15}$/,
  sqs: /^arn:aws:sqs:[a-z0-9-]+:\d{12}:/,
  firehose: /^arn:aws:firehose:/,
  application: /^arn:aws:sns:/,
};

/** Whom a person has to ask first: SNS sends them a link and delivers nothing before. */
const CONFIRMED_BY_A_PERSON = ["email", "email-json", "http", "https"];

export const topicSubscription: Behaviour = {
  token: TOKEN.topicSubscription,

  check(inputs) {
    const failures: CheckFailure[] = [];
    const protocol = text(inputs, "protocol");
    const pattern = protocol === undefined ? undefined : ENDPOINT[protocol];
    if (protocol !== undefined && pattern === undefined)
      failures.push({
        property: "protocol",
        reason: `expected one of ${Object.keys(ENDPOINT).join(", ")}; got ${protocol}`,
      });
    const endpoint = text(inputs, "endpoint");
    if (pattern !== undefined && endpoint !== undefined && !pattern.test(endpoint))
      failures.push({ property: "endpoint", reason: `is no endpoint of ${String(protocol)}` });
    const filter = text(inputs, "filterPolicy");
    if (filter !== undefined && filter !== "" && !isObjectText(filter))
      failures.push({ property: "filterPolicy", reason: "must be a JSON object" });
    return failures;
  },

  create(inputs, cloud) {
    const topicArn = text(inputs, "topic") ?? "";
    const topic = topicOf(cloud, topicArn);
    if (topic === undefined || topic.region !== cloud.caller.region)
      throw new CloudError("NotFound", `Topic does not exist: ${topicArn} in ${cloud.caller.region}`);
    requireFunction(inputs, topic.region, cloud);
    const protocol = text(inputs, "protocol") ?? "";
    const arn = `${topicArn}:${uuid(cloud)}`;
    const pending = CONFIRMED_BY_A_PERSON.includes(protocol) && flag(inputs, "endpointAutoConfirms") !== true;
    return {
      id: arn,
      outputs: {
        arn,
        ownerId: cloud.caller.accountId,
        confirmationWasAuthenticated: !pending,
        pendingConfirmation: pending,
        filterPolicyScope: text(inputs, "filterPolicyScope") ?? "",
      },
    };
  },

  update(_entity, next) {
    return { filterPolicyScope: text(next, "filterPolicyScope") ?? "" };
  },
};

/** A function of another region gets messages only where that region is enabled by default (see data/opt-in-regions.ts). */
function requireFunction(inputs: Inputs, topicRegion: string, cloud: Cloud): void {
  if (text(inputs, "protocol") !== "lambda") return;
  const endpoint = text(inputs, "endpoint") ?? "";
  const region = endpoint.split(":")[3] ?? "";
  if (region !== topicRegion && optInRegions.has(region)) {
    throw new CloudError(
      "InvalidParameter",
      `Invalid parameter: Endpoint: SNS does not deliver from ${topicRegion} to a function in the opt-in region ${region}`,
    );
  }
  const bare = endpoint.split(":").slice(0, 7).join(":");
  const found = cloud.list(TOKEN.function).some((one) => one.outputs.arn === bare);
  if (!found)
    throw new CloudError("InvalidParameter", `Invalid parameter: Lambda endpoint ${endpoint} does not exist`);
}

function isObjectText(value: string): boolean {
  try {
    return isRecord(JSON.parse(value));
  } catch {
    return false;
  }
}
