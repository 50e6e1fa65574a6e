import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, number, text } from "../known.ts";
import { parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { missingPrincipal, policyText } from "./policy-text.ts";
import { topicOf } from "./sns-publish.ts";
import { topicSubscription } from "./sns-subscription.ts";
import { TOKEN } from "./tokens.ts";

/** SNS API reference, CreateTopic, from memory, 2026-11. */
const NAME = { longest: 256, pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/ } as const;

/** Characters of a display name (same source). */
const LONGEST_DISPLAY_NAME = 100;

const topic: Behaviour = {
  token: TOKEN.topic,
  autoName: { property: "name", maxLength: NAME.longest },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && (name.length > NAME.longest || !NAME.pattern.test(name)))
      failures.push({
        property: "name",
        reason: `must be 1 to ${NAME.longest} letters, digits, "-" and "_"; got "${name}"`,
      });
    if (name !== undefined && name.endsWith(".fifo") !== (flag(inputs, "fifoTopic") ?? false))
      failures.push({ property: "name", reason: 'ends with ".fifo" for a FIFO topic and for no other' });
    const shown = text(inputs, "displayName");
    if (shown !== undefined && shown.length > LONGEST_DISPLAY_NAME)
      failures.push({
        property: "displayName",
        reason: `must be at most ${LONGEST_DISPLAY_NAME} characters`,
      });
    const policy = policyText(inputs.policy);
    const problem = policy === undefined ? undefined : policyProblem(policy, "topic");
    if (problem !== undefined) failures.push({ property: "policy", reason: problem });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    const arn = cloud.arn("sns", name);
    if (topicOf(cloud, arn) !== undefined)
      throw new CloudError("InvalidParameter", `Topic already exists with different attributes: ${name}`);
    requireKey(inputs, cloud);
    return {
      id: arn,
      outputs: {
        arn,
        ...{ name, namePrefix: text(inputs, "namePrefix") ?? "", owner: cloud.caller.accountId },
        policy: policyText(inputs.policy) ?? ownersPolicy(arn, cloud.caller.accountId),
        ...settings(inputs),
      },
    };
  },

  update(_entity, next, cloud) {
    requireKey(next, cloud);
    return settings(next);
  },

  delete(entity, cloud) {
    for (const token of [TOKEN.topicPolicy, TOKEN.topicSubscription])
      for (const part of cloud.list(token, { region: entity.region }))
        if ([part.inputs.arn, part.inputs.topic].includes(live(entity).arn)) cloud.remove(part);
    return undefined;
  },
};

function settings(inputs: Inputs): Record<string, unknown> {
  return {
    beginningArchiveTime: "",
    fifoThroughputScope: text(inputs, "fifoThroughputScope") ?? "",
    signatureVersion: number(inputs, "signatureVersion") ?? 0,
    tracingConfig: text(inputs, "tracingConfig") ?? "",
  };
}

/** The key must be there; whether publishers may use it is judged where they are set up (`sns-publish.ts`). */
function requireKey(inputs: Inputs, cloud: Cloud): void {
  const reference = text(inputs, "kmsMasterKeyId");
  if (reference === undefined || reference === "" || reference === "alias/aws/sns") return;
  requireKmsKey(cloud, reference);
}

/** What SNS gives a topic by itself: its own account, and nobody else. */
function ownersPolicy(arn: string, accountId: string): string {
  return JSON.stringify({
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes", "sns:SetTopicAttributes"],
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": accountId } },
      },
    ],
  });
}

/** Takes the place of the topic's own policy; a deleted one leaves SNS's default. */
const topicPolicy: Behaviour = {
  token: TOKEN.topicPolicy,

  check(inputs) {
    const policy = policyText(inputs.policy);
    const problem = policy === undefined ? undefined : policyProblem(policy, "topic");
    return problem === undefined ? [] : [{ property: "policy", reason: problem }];
  },

  create(inputs, cloud) {
    const owner = accepted(inputs, cloud);
    return { id: owner, outputs: { owner: cloud.caller.accountId } };
  },

  update(_entity, next, cloud) {
    accepted(next, cloud);
    return { owner: cloud.caller.accountId };
  },

  delete(entity, cloud) {
    const owner = topicOf(cloud, entity.inputs.arn);
    if (owner !== undefined)
      owner.outputs = {
        ...owner.outputs,
        policy: ownersPolicy(String(entity.inputs.arn), cloud.caller.accountId),
      };
    return undefined;
  },
};

/** The topic gets the policy; answers its ARN. */
function accepted(inputs: Inputs, cloud: Cloud): string {
  const arn = text(inputs, "arn") ?? "";
  const owner = topicOf(cloud, arn);
  if (owner === undefined || owner.region !== cloud.caller.region)
    throw new CloudError("NotFound", `Topic does not exist: ${arn}`);
  const policy = policyText(inputs.policy) ?? "";
  const document = parsePolicyDocument(policy, "topic");
  const outside = document.statements.flatMap(({ resources }) => resources).find((one) => one !== arn);
  if (outside !== undefined)
    throw new CloudError(
      "InvalidParameter",
      "Invalid parameter: Policy statement resource must match the topic",
    );
  if (missingPrincipal(document, cloud) !== undefined)
    throw new CloudError("InvalidParameter", "Invalid parameter: Policy Error: PrincipalNotFound");
  owner.outputs = { ...owner.outputs, policy };
  return arn;
}

/** Amazon SNS: topics, their policies and who listens. */
export const sns: Service = { behaviours: [topic, topicPolicy, topicSubscription] };
