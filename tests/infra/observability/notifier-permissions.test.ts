import { describe, expect, it } from "@jest/globals";
import { notifierPermissions } from "../../../infra/observability/notifier-permissions.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ARN = "arn:aws";
const reach = {
  key: `${ARN}:kms:us-east-1:111122223333:key/1`,
  logGroup: `${ARN}:logs:us-east-1:111122223333:log-group:notifier`,
  secrets: [`${ARN}:secretsmanager:us-east-1:111122223333:secret:slack`],
  faultTopic: `${ARN}:sns:us-east-1:111122223333:faults`,
};
const may = (action: string, resource: string, viaService = "") =>
  judge(parsePolicy(notifierPermissions(reach)), {
    action,
    resource,
    context: { "kms:ViaService": viaService },
  }) === "allow";

describe("notifierPermissions", () => {
  it.each([
    ["secretsmanager:GetSecretValue", reach.secrets[0] ?? "", ""],
    ["logs:PutLogEvents", `${reach.logGroup}:log-stream:a`, ""],
    ["kms:Decrypt", reach.key, "secretsmanager.us-east-1.amazonaws.com"],
    ["sns:Publish", reach.faultTopic, ""],
    ["kms:GenerateDataKey", reach.key, "sns.us-east-1.amazonaws.com"],
  ])("allow %s on its own", (action, resource, viaService) => {
    expect(may(action, resource, viaService)).toBe(true);
  });

  it.each([
    ["secretsmanager:GetSecretValue", `${ARN}:secretsmanager:us-east-1:111122223333:secret:other`, ""],
    ["sns:Publish", `${ARN}:sns:us-east-1:111122223333:critical`, ""],
    ["kms:GenerateDataKey", reach.key, "secretsmanager.us-east-1.amazonaws.com"],
    ["kms:Decrypt", reach.key, ""],
    ["secretsmanager:PutSecretValue", reach.secrets[0] ?? "", ""],
  ])("do not allow %s elsewhere or otherwise", (action, resource, viaService) => {
    expect(may(action, resource, viaService)).toBe(false);
  });
});
