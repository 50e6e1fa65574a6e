import { policyDocument } from "../lib/policy-document.ts";
import { WATCH_REGION } from "./watch-region.ts";

/** ARNs of what the notifier works with. */
export interface NotifierReach {
  readonly key: string;
  readonly logGroup: string;
  readonly secrets: readonly string[];
  readonly faultTopic: string;
}

/** What the notifier may do: read its secrets, write its log, and hand on what it failed at. */
export function notifierPermissions({ faultTopic, key, logGroup, secrets }: NotifierReach): string {
  const through = (service: string) => ({
    StringEquals: { "kms:ViaService": `${service}.${WATCH_REGION}.amazonaws.com` },
  });
  return policyDocument([
    {
      Sid: "WriteOwnLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${logGroup}:*`,
    },
    {
      Sid: "ReadWebhooks",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: secrets,
    },
    {
      Sid: "DecryptWebhooks",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: key,
      Condition: through("secretsmanager"),
    },
    // Lambda hands a failed event on with the function's own role (Lambda Developer Guide, "Capturing records of Lambda
    // asynchronous invocations", read 2026-11-27), and encrypts it through SNS.
    { Sid: "HandOnFailures", Effect: "Allow", Action: "sns:Publish", Resource: faultTopic },
    {
      Sid: "EncryptFailures",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: key,
      Condition: through("sns"),
    },
  ]);
}
