import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { uuid } from "../identifiers.ts";
import { flag, record, records, text } from "../known.ts";
import { TUNNEL, TUNNEL_CONFIG, TUNNEL_DOMAIN } from "./tunnel-of.ts";

/*
 * Properties and defaults: @pulumi/cloudflare 6.22.1, ZeroTrustTunnelCloudflared and its Config; that `configSrc` is local where
 * nobody says: cloudflare/terraform-provider-cloudflare at a2efdc5, zero_trust_tunnel_cloudflared/schema.go (both read 2026-11-27).
 * Refusals of the API: from memory, 2026-11.
 */

/** Bytes of a tunnel's secret at least (ZeroTrustTunnelCloudflaredArgs.tunnelSecret: "at least 32 bytes", base64). */
const SECRET_BYTES = 32;

const LONGEST_NAME = 100;

/** What a rule may lead to (Cloudflare Tunnel documentation, "Protocols for published applications", from memory, 2026-11). */
const SERVICE =
  /^(?:(?:https?|tcp|ssh|rdp|smb):\/\/[^\s/:]+(?::\d{1,5})?|unix(?:\+tls)?:\/\S+|http_status:[1-5]\d\d|hello_world|bastion)$/;

const tunnel: Behaviour = {
  token: TUNNEL,

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && (name === "" || name.length > LONGEST_NAME))
      failures.push({ property: "name", reason: `must be 1 to ${LONGEST_NAME} characters` });
    const source = text(inputs, "configSrc");
    if (source !== undefined && !["local", "cloudflare"].includes(source))
      failures.push({ property: "configSrc", reason: `must be local or cloudflare; got "${source}"` });
    const secret = text(inputs, "tunnelSecret");
    if (secret !== undefined && !isSecret(secret))
      failures.push({
        property: "tunnelSecret",
        reason: `must be at least ${SECRET_BYTES} bytes, encoded as base64`,
      });
    return failures;
  },

  create(inputs, cloud) {
    requireAccount(inputs, cloud);
    refuseName(inputs, undefined, cloud);
    const now = cloud.now.toISOString();
    const remote = (text(inputs, "configSrc") ?? "local") === "cloudflare";
    return {
      id: uuid(cloud),
      outputs: {
        accountTag: text(inputs, "accountId") ?? "",
        configSrc: remote ? "cloudflare" : "local",
        remoteConfig: remote,
        connections: [],
        createdAt: now,
        metadata: "{}",
        status: "inactive",
        tunType: "cfd_tunnel",
      },
    };
  },

  update(entity, next, cloud) {
    refuseName(next, entity, cloud);
    return undefined;
  },

  /** A record that leads to a tunnel that is gone answers with error 1033, but stays: Cloudflare does not look at it. */
  delete(entity, cloud) {
    for (const config of cloud.list(TUNNEL_CONFIG, { kept: true }))
      if (text(config.inputs, "tunnelId") === entity.id) cloud.remove(config);
    return undefined;
  },
};

const config: Behaviour = {
  token: TUNNEL_CONFIG,
  changes: { "*": ["version"] },

  check(inputs) {
    const rules = records(record(inputs, "config") ?? {}, "ingresses");
    return rules.flatMap((rule, index) => ruleFailures(rule, index, rules.length));
  },

  create(inputs, cloud) {
    requireAccount(inputs, cloud);
    const owner = requireTunnel(inputs, cloud);
    return {
      id: owner.id,
      outputs: {
        source: text(inputs, "source") ?? "cloudflare",
        version: 1,
        createdAt: cloud.now.toISOString(),
      },
    };
  },

  update(entity, next, cloud) {
    requireTunnel(next, cloud);
    const version = typeof entity.outputs.version === "number" ? entity.outputs.version : 0;
    return { version: version + 1 };
  },

  /** The provider has no call that takes a configuration away: the tunnel keeps the last one until it goes itself. */
  delete(entity) {
    return {
      why: `the configuration stays with the tunnel ${entity.id} until that is deleted`,
      until: undefined,
    };
  },
};

/** The last rule takes everything that no other took, and only the last one does. */
function ruleFailures(rule: Inputs, index: number, count: number): readonly CheckFailure[] {
  const at = `config.ingresses[${index}]`;
  const failures: CheckFailure[] = [];
  const service = text(rule, "service");
  if (service !== undefined && !SERVICE.test(service))
    failures.push({
      property: `${at}.service`,
      reason: `"${service}" is no address that cloudflared can ask`,
    });
  const catchesAll = ["hostname", "path"].every((key) => rule[key] === undefined || rule[key] === "");
  const last = index === count - 1;
  if (last && !catchesAll)
    failures.push({
      property: at,
      reason:
        "1056: Bad Configuration: The last ingress rule must match all URLs (i.e. it should not have a hostname or path filter)",
    });
  if (!last && catchesAll)
    failures.push({
      property: at,
      reason: `1056: Bad Configuration: Rule #${index + 1} is matching all hostnames, but it isn't the last one`,
    });
  const path = text(rule, "path");
  if (path !== undefined && !isPattern(path))
    failures.push({
      property: `${at}.path`,
      reason: `1056: Bad Configuration: "${path}" is no regular expression`,
    });
  return failures;
}

function isPattern(path: string): boolean {
  try {
    new RegExp(path);
    return true;
  } catch {
    return false;
  }
}

function isSecret(secret: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(secret) && Buffer.from(secret, "base64").length >= SECRET_BYTES;
}

function refuseName(inputs: Inputs, own: Entity | undefined, cloud: Cloud): void {
  const name = text(inputs, "name");
  const other = cloud
    .list(TUNNEL)
    .find((one) => one !== own && one.id !== own?.id && text(one.inputs, "name") === name);
  if (other !== undefined) throw new CloudError("1013", "You already have a tunnel with this name.");
}

function requireTunnel(inputs: Inputs, cloud: Cloud): Entity {
  const id = text(inputs, "tunnelId");
  const owner = cloud.get(TUNNEL, id);
  if (owner === undefined) throw new CloudError("1004", `Tunnel not found: ${id}`);
  if (flag(owner.outputs, "remoteConfig") !== true)
    throw new CloudError("1055", "The tunnel is configured locally: its configSrc must be cloudflare.");
  return owner;
}

function requireAccount(inputs: Inputs, cloud: Cloud): void {
  if (inputs.accountId !== cloud.caller.accountId)
    throw new CloudError(
      "10000",
      `Authentication error: the token is not for the account ${String(inputs.accountId)}`,
    );
}

/** Refuses a CNAME to a tunnel that this account does not have: it would answer nobody (error 1033). */
export function refuseForeignTunnel(inputs: Inputs, cloud: Cloud): void {
  const content = text(inputs, "content")?.toLowerCase().replace(/\.$/, "");
  if (text(inputs, "type") !== "CNAME" || content?.endsWith(TUNNEL_DOMAIN) !== true) return;
  if (flag(inputs, "proxied") !== true)
    throw new CloudError(
      "9005",
      "A record that leads to a tunnel must be proxied: its name has no address outside Cloudflare",
    );
  const id = content.slice(0, -TUNNEL_DOMAIN.length);
  if (cloud.get(TUNNEL, id) === undefined)
    throw new CloudError("1033", `Argo Tunnel error: this account has no tunnel ${id}`);
}

/** Cloudflare Tunnels and what they lead to. */
export const tunnels: Service = { behaviours: [tunnel, config] };
