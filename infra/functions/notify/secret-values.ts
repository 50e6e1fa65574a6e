/** Reads one secret; undefined while nobody has filled it. */
export type ReadSecret = (secretId: string) => Promise<string | undefined>;

/** Secrets that are read once. */
export interface SecretValues {
  readonly read: ReadSecret;
  /** The next reading asks again. */
  readonly forget: (secretId: string) => void;
}

/** Values of this container's life; one that is still empty is asked for again next time. */
export function remembering(read: ReadSecret): SecretValues {
  const known = new Map<string, string>();
  return {
    async read(secretId) {
      const value = known.get(secretId) ?? (await read(secretId));
      if (value !== undefined) known.set(secretId, value);
      return value;
    },
    forget: (secretId) => void known.delete(secretId),
  };
}

/** From Secrets Manager, by the SDK that Lambda's Node runtimes bring (Lambda Developer Guide, from memory, 2026-11). */
export async function readFromSecretsManager(secretId: string): Promise<string | undefined> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient({});
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString;
  } catch (error) {
    // A secret without a version is not found by its label: it waits for `slipway secrets set`.
    if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}
