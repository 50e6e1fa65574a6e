import type { Cloud } from "../../cloud/cloud.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { text } from "../known.ts";
import { live } from "./live.ts";
import { roleAllows, roleOf } from "./role-judge.ts";
import { topicOf } from "./sns-publish.ts";
import { TOKEN } from "./tokens.ts";

/** What SNS calls of KMS for whoever publishes to an encrypted topic (SNS Developer Guide, "Key management", from memory, 2026-11). */
const KEY_ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

/** Why a message that the role publishes would not reach the topic of its own account; undefined where it would. */
export function rolePublishProblem(cloud: Cloud, roleArn: unknown, topicArn: string): string | undefined {
  const topic = topicOf(cloud, topicArn);
  if (topic === undefined) return `the topic ${topicArn} does not exist`;
  const role = roleOf(cloud, roleArn);
  if (role === undefined || !roleAllows(cloud, role, "sns:Publish", topicArn))
    return `the role ${String(roleArn)} may not call sns:Publish on ${topicArn}`;
  const keyId = text(live(topic), "kmsMasterKeyId");
  if (keyId === undefined || keyId === "") return undefined;
  const key = cloud
    .list(TOKEN.key, { region: topic.region })
    .find((one) => one.id === keyId || live(one).arn === keyId);
  if (key === undefined) return `the key of ${topicArn} does not exist`;
  const viaService = `sns.${topic.region}.amazonaws.com`;
  const refused = KEY_ACTIONS.find((action) => {
    const use = { roleArn: String(roleArn), account: cloud.caller.accountId, action, viaService };
    const decision = keyDecisionForRole(live(key).policy, use);
    const byRole = roleAllows(cloud, role, action, String(live(key).arn), { "kms:ViaService": viaService });
    return decision === "deny" || (decision === "delegate" && !byRole);
  });
  return refused === undefined
    ? undefined
    : `the role ${String(roleArn)} may not call ${refused} on the key of ${topicArn}`;
}
