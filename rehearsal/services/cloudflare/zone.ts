import type { Behaviour, Service } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag, record, text } from "../known.ts";
import { requireZone, ZONE, zonesOf } from "./zone-of.ts";

/** Zone types (Cloudflare API reference, zones, from memory, 2026-11). */
const TYPES = ["full", "partial", "secondary", "internal"];
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

const zoneBehaviour: Behaviour = {
  token: ZONE,
  replaceOn: ["name"],

  check(inputs) {
    const name = text(inputs, "name");
    const type = text(inputs, "type");
    return [
      ...(name !== undefined && !DOMAIN.test(name)
        ? [{ property: "name", reason: `must be a domain name such as example.com; got "${name}"` }]
        : []),
      ...(type !== undefined && !TYPES.includes(type)
        ? [{ property: "type", reason: `must be one of ${TYPES.join(", ")}; got "${type}"` }]
        : []),
    ];
  },

  create(inputs, cloud) {
    const name = (text(inputs, "name") ?? "").toLowerCase();
    const accountId = text(record(inputs, "account") ?? {}, "id");
    if (accountId !== cloud.caller.accountId) {
      throw new CloudError(
        "1116",
        `Account ${String(accountId)} is not one that these credentials may add zones to.`,
      );
    }
    if (zonesOf(cloud).some((zone) => zone.name === name))
      throw new CloudError("1061", `${name} already exists`);
    const now = cloud.now.toISOString();
    return {
      id: cloud.hex(32),
      outputs: {
        ...{
          status: "pending",
          paused: flag(inputs, "paused") ?? false,
          type: text(inputs, "type") ?? "full",
          name,
        },
        ...{ createdOn: now, modifiedOn: now, developmentMode: 0, originalNameServers: [] },
        nameServers: ["ada.ns.cloudflare.com", "kirk.ns.cloudflare.com"],
        owner: { id: "", name: "", type: "user" },
        ...{
          activatedOn: "",
          cnameSuffix: "",
          originalDnshost: "",
          originalRegistrar: "",
          permissions: [],
          vanityNameServers: [],
        },
        verificationKey: `${cloud.digits(9)}-${cloud.digits(9)}`,
      },
    };
  },

  update(_entity, next, cloud) {
    return { paused: flag(next, "paused") ?? false, modifiedOn: cloud.now.toISOString() };
  },
};

const dnssec: Behaviour = {
  token: "cloudflare:index/zoneDnssec:ZoneDnssec",
  replaceOn: ["zoneId"],

  check(inputs) {
    const status = text(inputs, "status");
    if (status === undefined || status === "active" || status === "disabled") return [];
    return [{ property: "status", reason: `must be "active" or "disabled"; got "${status}"` }];
  },

  create(inputs, cloud) {
    const owner = requireZone(cloud, inputs.zoneId);
    const keyTag = Number.parseInt(cloud.hex(4), 16);
    const digest = cloud.hex(64).toUpperCase();
    return {
      id: owner.id,
      outputs: {
        // Cloudflare signs zones with ECDSA P-256 and SHA-256 (documentation, "DNSSEC", from memory, 2026-11).
        ...{
          algorithm: "13",
          keyType: "ECDSAP256SHA256",
          digestAlgorithm: "SHA256",
          digestType: "2",
          flags: 257,
        },
        ...{
          keyTag,
          digest,
          ds: `${owner.name}. 3600 IN DS ${keyTag} 13 2 ${digest}`,
          modifiedOn: cloud.now.toISOString(),
        },
        publicKey: Buffer.from(cloud.hex(64) + cloud.hex(64), "hex").toString("base64"),
        status: text(inputs, "status") ?? "active",
      },
    };
  },

  update(entity, next, cloud) {
    return { status: text(next, "status") ?? entity.outputs.status, modifiedOn: cloud.now.toISOString() };
  },
};

/** Cloudflare zones and their signing. */
export const zone: Service = { behaviours: [zoneBehaviour, dnssec] };
