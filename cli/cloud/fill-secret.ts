import { UserError } from "../lib/user-error.ts";
import type { AwsEndpoint } from "./aws-endpoint.ts";

/** Where a secret was put: never its value. */
export interface FilledSecret {
  readonly name: string;
  readonly versionId: string;
}

/** Bytes of a secret's value (Secrets Manager User Guide, "AWS Secrets Manager quotas", from memory, 2026-11). */
const MAX_BYTES = 65_536;

/**
 * Puts a new value into the stack's secret of that name prefix. Returns undefined where there is none yet; throws
 * `UserError` where the prefix fits more than one.
 */
export async function fillSecret(
  at: AwsEndpoint,
  namePrefix: string,
  value: string,
): Promise<FilledSecret | undefined> {
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_BYTES) {
    throw new UserError({
      where: namePrefix,
      expected: `a value of at most ${MAX_BYTES} bytes, which a secret holds`,
      found: String(bytes),
      next: "Keep it in a bucket, and its key here",
    });
  }
  const { SecretsManagerClient, ListSecretsCommand, PutSecretValueCommand } = await import(
    "@aws-sdk/client-secrets-manager"
  );
  const client = new SecretsManagerClient(at);
  try {
    const listed = await client.send(
      new ListSecretsCommand({ Filters: [{ Key: "name", Values: [namePrefix] }] }),
    );
    const [secret, ...others] = listed.SecretList ?? [];
    if (secret?.ARN === undefined) return undefined;
    if (others.length > 0) {
      throw new UserError({
        where: namePrefix,
        expected: "one secret of that name",
        found: String(others.length + 1),
        next: "Remove those that the stack does not hold",
      });
    }
    const put = await client.send(new PutSecretValueCommand({ SecretId: secret.ARN, SecretString: value }));
    return { name: secret.Name ?? namePrefix, versionId: put.VersionId ?? "" };
  } finally {
    client.destroy();
  }
}
