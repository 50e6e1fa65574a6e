/** Access key ids of roles begin so in AWS too; the rest names the role, so that the rehearsal's API can judge what it may. */
const PREFIX = "ASIA";

/** Credentials that the rehearsal's API takes for the role of that name. */
export function roleCredentials(roleName: string): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: `${PREFIX}${Buffer.from(roleName).toString("hex").toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: "rehearsal",
    AWS_SESSION_TOKEN: "rehearsal",
  };
}

/** The role of an access key id; undefined for a person's. */
export function roleOfCredentials(accessKeyId: string): string | undefined {
  if (!accessKeyId.startsWith(PREFIX)) return undefined;
  return Buffer.from(accessKeyId.slice(PREFIX.length), "hex").toString("utf8");
}
