import type { SecretStore } from "../config/secret-settings.ts";
import type { PolicyStatement } from "../lib/policy-document.ts";

/** What reading a secret takes in each store. */
const READING: Readonly<
  Record<SecretStore, { readonly action: string; readonly service: string; readonly context: string }>
> = {
  "secrets-manager": {
    action: "secretsmanager:GetSecretValue",
    service: "secretsmanager",
    context: "SecretARN",
  },
  // ECS asks for several at once (ECS Developer Guide, "Required IAM permissions for Amazon ECS secrets", read 2026-11-27);
  // encryption context: KMS Developer Guide, "How Parameter Store uses KMS", from memory, 2026-11.
  parameters: { action: "ssm:GetParameters", service: "ssm", context: "PARAMETER_ARN" },
};

/** Secrets of one store, and the key that they are encrypted with. */
export interface SecretReach {
  readonly secretStore: SecretStore;
  readonly secretArns: readonly string[];
  readonly secretsKeyArn: string;
}

/** The right to read these secrets, and to decrypt nothing else. */
export function secretStatements(region: string, reach: SecretReach): readonly PolicyStatement[] {
  if (reach.secretArns.length === 0) return [];
  const { action, context, service } = READING[reach.secretStore];
  return [
    { Sid: "ReadOwnSecrets", Effect: "Allow", Action: action, Resource: reach.secretArns },
    {
      Sid: "DecryptOwnSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: reach.secretsKeyArn,
      Condition: {
        // Through the store only, and only what was encrypted as one of these secrets (its encryption context).
        StringEquals: {
          "kms:ViaService": `${service}.${region}.amazonaws.com`,
          [`kms:EncryptionContext:${context}`]: reach.secretArns,
        },
      },
    },
  ];
}
