import type { Entity } from "../../cloud/entity.ts";
import { isRecord, text } from "../known.ts";

export const TUNNEL = "cloudflare:index/zeroTrustTunnelCloudflared:ZeroTrustTunnelCloudflared";
export const TUNNEL_CONFIG =
  "cloudflare:index/zeroTrustTunnelCloudflaredConfig:ZeroTrustTunnelCloudflaredConfig";

/** What the name of a tunnel in public DNS ends in. */
export const TUNNEL_DOMAIN = ".cfargotunnel.com";

/** What a connector's token says (cloudflare/cloudflared, connection.TunnelToken: a, t and s; from memory, 2026-11). */
export interface TunnelToken {
  readonly account: string;
  readonly tunnel: string;
  readonly secret: string;
}

/** The token's parts; undefined for a text that is none. */
export function readTunnelToken(token: string): TunnelToken | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, "base64").toString("utf8"));
    if (!isRecord(parsed)) return undefined;
    const [account, tunnel, secret] = [text(parsed, "a"), text(parsed, "t"), text(parsed, "s")];
    if (account === undefined || tunnel === undefined || secret === undefined) return undefined;
    return { account, tunnel, secret };
  } catch {
    return undefined;
  }
}

/** Why the edge does not take a connector with that token; undefined where it does. Never says the secret. */
export function connectorProblem(tunnels: readonly Entity[], token: string): string | undefined {
  const read = readTunnelToken(token);
  if (read === undefined) return "Provided Tunnel token is not valid.";
  const tunnel = tunnels.find(({ id }) => id === read.tunnel);
  const known =
    tunnel !== undefined &&
    text(tunnel.inputs, "accountId") === read.account &&
    text(tunnel.inputs, "tunnelSecret") === read.secret;
  return known ? undefined : `Unauthorized: Failed to get tunnel (${read.tunnel})`;
}
