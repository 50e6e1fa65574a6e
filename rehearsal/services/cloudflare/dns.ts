import { isIPv4, isIPv6 } from "node:net";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { planHas } from "../../data/cloudflare-plans.ts";
import { flag, given, number, record, text } from "../known.ts";
import { refuseForeignTunnel } from "./tunnel.ts";
import { requireZone, type ZoneFact, zoneOf } from "./zone-of.ts";

const TOKEN = "cloudflare:index/dnsRecord:DnsRecord";

/** Record types (@pulumi/cloudflare 6.22.1, DnsRecordArgs.type). */
const TYPES = [
  ...[
    "A",
    "AAAA",
    "CNAME",
    "MX",
    "NS",
    "OPENPGPKEY",
    "PTR",
    "TXT",
    "CAA",
    "CERT",
    "DNSKEY",
    "DS",
    "HTTPS",
    "LOC",
    "NAPTR",
  ],
  ...["SMIMEA", "SRV", "SSHFP", "SVCB", "TLSA", "URI"],
];
/**
 * Types that stand for an address of a web server, so that Cloudflare can stand before it (documentation,
 * "Proxied records").
 */
const ADDRESS_TYPES = ["A", "AAAA", "CNAME"];
/**
 * Types whose content is given in parts, under `data` (Cloudflare API reference, DNS records, from memory, 2026-11).
 */
const DATA_TYPES = [
  ...[
    "CAA",
    "CERT",
    "DNSKEY",
    "DS",
    "HTTPS",
    "LOC",
    "NAPTR",
    "SMIMEA",
    "SRV",
    "SSHFP",
    "SVCB",
    "TLSA",
    "URI",
  ],
];
/** Seconds; 1 is automatic (@pulumi/cloudflare 6.22.1, DnsRecordArgs.ttl). */
const TTL = { automatic: 1, min: 60, minEnterprise: 30, max: 86_400 } as const;
const HOSTNAME = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
/** A name in a zone: labels with underscores, a leading `*` allowed. */
const RECORD_NAME =
  /^(\*\.)?(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

const dnsRecord: Behaviour = {
  token: TOKEN,
  replaceOn: ["zoneId"],

  check(inputs, cloud) {
    const failures: CheckFailure[] = [];
    const type = text(inputs, "type");
    if (type !== undefined && !TYPES.includes(type)) {
      return [{ property: "type", reason: `must be one of ${TYPES.join(", ")}; got "${type}"` }];
    }
    const owner = zoneOf(cloud, inputs.zoneId);
    const name = text(inputs, "name");
    if (owner !== undefined && name !== undefined && fullName(name, owner) === undefined) {
      failures.push({
        property: "name",
        reason: `9000: DNS name is invalid. "${name}" must be ${owner.name} or end in .${owner.name}`,
      });
    }
    const proxied = flag(inputs, "proxied");
    if (proxied === true && type !== undefined && !ADDRESS_TYPES.includes(type)) {
      failures.push({
        property: "proxied",
        reason: `9004: This record type cannot be proxied. Only ${ADDRESS_TYPES.join(", ")} can; got ${type}`,
      });
    }
    const ttl = ttlFailure(inputs, proxied, owner);
    if (ttl !== undefined) failures.push(ttl);
    const content = type === undefined ? undefined : contentFailure(type, inputs);
    if (content !== undefined) failures.push(content);
    return failures;
  },

  create(inputs, cloud) {
    const owner = requireZone(cloud, inputs.zoneId);
    const name = nameIn(inputs, owner);
    refuseConflict(name, inputs, undefined, cloud);
    refuseForeignTunnel(inputs, cloud);
    const now = cloud.now.toISOString();
    return {
      id: cloud.hex(32),
      inputs: { ...inputs, name },
      outputs: { ...computed(name, inputs), createdOn: now, modifiedOn: now },
    };
  },

  update(entity, next, cloud) {
    const owner = requireZone(cloud, next.zoneId);
    const name = nameIn(next, owner);
    refuseConflict(name, next, entity, cloud);
    refuseForeignTunnel(next, cloud);
    return { ...computed(name, next), modifiedOn: cloud.now.toISOString() };
  },
};

function nameIn(inputs: Inputs, owner: ZoneFact): string {
  const name = fullName(text(inputs, "name") ?? "", owner);
  if (name === undefined)
    throw new CloudError("9000", `DNS name is invalid. It must be ${owner.name} or end in .${owner.name}`);
  return name;
}

function computed(name: string, inputs: Inputs): Record<string, unknown> {
  return {
    name,
    ...writtenOut(inputs),
    proxied: flag(inputs, "proxied") ?? false,
    proxiable: ADDRESS_TYPES.includes(text(inputs, "type") ?? ""),
    meta: "{}",
    settings: inputs.settings ?? {},
    tags: inputs.tags ?? [],
    includeShadowMetadata: flag(inputs, "includeShadowMetadata") ?? false,
  };
}

/** The API writes a record of parts out as one text: of CAA `0 issue "amazon.com"` (from memory, 2026-11). */
function writtenOut(inputs: Inputs): { readonly content?: string } {
  const data = record(inputs, "data");
  if (data === undefined || text(inputs, "type") !== "CAA") return {};
  return { content: `${String(data.flags ?? 0)} ${String(data.tag)} "${String(data.value)}"` };
}

/**
 * The whole name: `@` and single labels are completed, as the API does. A name of several labels outside the
 * zone is refused: the API would append the zone to it, and nobody means that.
 */
function fullName(name: string, owner: ZoneFact): string | undefined {
  const bare = name.toLowerCase().replace(/\.$/, "");
  if (bare === "@" || bare === owner.name) return owner.name;
  const whole = bare === "*" || !bare.includes(".") ? `${bare}.${owner.name}` : bare;
  return whole.endsWith(`.${owner.name}`) && RECORD_NAME.test(whole) ? whole : undefined;
}

function ttlFailure(
  inputs: Inputs,
  proxied: boolean | undefined,
  owner: ZoneFact | undefined,
): CheckFailure | undefined {
  const ttl = number(inputs, "ttl");
  if (ttl === undefined || ttl === TTL.automatic) return undefined;
  if (proxied === true) {
    // Cloudflare sets 1 whatever is asked for, and the provider then stops with "inconsistent result after
    // apply".
    return { property: "ttl", reason: `must be 1 (automatic) where proxied is true; got ${ttl}` };
  }
  const min = owner !== undefined && planHas(owner.plan, "enterprise") ? TTL.minEnterprise : TTL.min;
  if (ttl >= min && ttl <= TTL.max) return undefined;
  return {
    property: "ttl",
    reason: `9021: Invalid TTL. Must be between ${min} and ${TTL.max} seconds, or 1 for Automatic; got ${ttl}`,
  };
}

function contentFailure(type: string, inputs: Inputs): CheckFailure | undefined {
  const content = text(inputs, "content");
  const fail = (reason: string): CheckFailure => ({ property: "content", reason: `9005: ${reason}` });
  if (DATA_TYPES.includes(type)) {
    if (given(inputs, "data") || given(inputs, "content")) return undefined;
    return { property: "data", reason: `a ${type} record needs "data"` };
  }
  if (!given(inputs, "content")) return fail(`a ${type} record needs "content".`);
  if ((type === "MX" || type === "URI") && !given(inputs, "priority"))
    return { property: "priority", reason: `a ${type} record needs "priority"` };
  if (content === undefined) return undefined;
  const shown = JSON.stringify(content.slice(0, 80));
  if (type === "A" && !isIPv4(content))
    return fail(`Content for A record must be a valid IPv4 address; got ${shown}.`);
  if (type === "AAAA" && !isIPv6(content))
    return fail(`Content for AAAA record must be a valid IPv6 address; got ${shown}.`);
  // A lone dot says that the domain takes no mail (RFC 7505, 3).
  if (type === "MX" && content === ".")
    return number(inputs, "priority") === 0
      ? undefined
      : { property: "priority", reason: "a null MX has priority 0" };
  const host = content.replace(/\.$/, "");
  if (["CNAME", "MX", "NS"].includes(type) && !HOSTNAME.test(host))
    return fail(`Content for ${type} record is invalid: expected a hostname; got ${shown}.`);
  const name = text(inputs, "name")?.replace(/\.$/, "");
  if (type === "CNAME" && name !== undefined && host.toLowerCase() === name.toLowerCase())
    return fail("CNAME content cannot reference itself.");
  return undefined;
}

/**
 * Error codes of Cloudflare's DNS API for records of one name (API reference and users' reports, read
 * 2026-11).
 */
function refuseConflict(name: string, inputs: Inputs, self: Entity | undefined, cloud: Cloud): void {
  const type = text(inputs, "type") ?? "";
  const same = cloud
    .list(TOKEN)
    .filter((entity) => entity !== self && entity.id !== self?.id)
    .filter((entity) => entity.inputs.zoneId === inputs.zoneId && entity.outputs.name === name);
  const typesThere = same.map((entity) => text(entity.inputs, "type") ?? "");
  if (type === "CNAME" && typesThere.some((other) => ADDRESS_TYPES.includes(other))) {
    throw new CloudError("81053", "An A, AAAA, or CNAME record with that host already exists.");
  }
  if ((type === "A" || type === "AAAA") && typesThere.includes("CNAME")) {
    throw new CloudError("81054", "A CNAME record with that host already exists.");
  }
  if (ADDRESS_TYPES.includes(type) && typesThere.includes("NS")) {
    throw new CloudError("81056", "NS records with that host already exist.");
  }
  const identical = same.some(
    (entity) =>
      entity.inputs.type === type &&
      entity.inputs.content === inputs.content &&
      JSON.stringify(record(entity.inputs, "data")) === JSON.stringify(record(inputs, "data")),
  );
  if (identical) throw new CloudError("81058", "An identical record already exists.");
}

/** DNS records of Cloudflare zones. */
export const dns: Service = { behaviours: [dnsRecord] };
