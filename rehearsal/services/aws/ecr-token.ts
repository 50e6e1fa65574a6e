import type { Lookup, Service } from "../../cloud/behaviour.ts";

/** A token is good for twelve hours. Source: ECR API Reference, GetAuthorizationToken (from memory, 2026-11). */
const HOURS = 12;
const HOUR_MS = 3_600_000;
const USER = "AWS";

const getAuthorizationToken: Lookup = {
  token: "aws:ecr/getAuthorizationToken:getAuthorizationToken",
  invoke(inputs, cloud) {
    const { accountId, region } = cloud.caller;
    const expiresAt = new Date(cloud.now.getTime() + HOURS * HOUR_MS).toISOString();
    // Another text in each call, as in the cloud.
    const password = Buffer.from(JSON.stringify({ accountId, region, expiresAt })).toString("base64");
    return {
      ...inputs,
      id: region,
      region,
      userName: USER,
      password,
      authorizationToken: Buffer.from(`${USER}:${password}`).toString("base64"),
      expiresAt,
      proxyEndpoint: `https://${accountId}.dkr.ecr.${region}.amazonaws.com`,
    };
  },
};

/** Why a registry refuses that login; undefined where it takes it. */
export function tokenProblem(
  user: string | undefined,
  password: string | undefined,
  now: Date,
): string | undefined {
  if (user !== USER || password === undefined) return "no basic auth credentials";
  const until = expiryOf(password);
  if (until === undefined) return "denied: Your authorization token is invalid.";
  return now.getTime() < until
    ? undefined
    : "denied: Your authorization token has expired. Reauthenticate and try again.";
}

function expiryOf(password: string): number | undefined {
  try {
    const token: unknown = JSON.parse(Buffer.from(password, "base64").toString());
    const at = typeof token === "object" && token !== null && "expiresAt" in token ? token.expiresAt : "";
    const until = Date.parse(String(at));
    return Number.isNaN(until) ? undefined : until;
  } catch {
    return undefined; // not a token of ours
  }
}

/** The login to the registry. */
export const ecrToken: Service = { behaviours: [], lookups: [getAuthorizationToken] };
