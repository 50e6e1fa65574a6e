import type { Lookup, Service } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { CLOUDFLARE_IP_RANGES } from "../../data/cloudflare-ip-ranges.ts";
import { record, text } from "../known.ts";
import { requireZone, zonesOf } from "./zone-of.ts";

const getIpRanges: Lookup = {
  token: "cloudflare:index/getIpRanges:getIpRanges",
  invoke(inputs) {
    const networks = text(inputs, "networks");
    if (networks !== undefined)
      throw new CloudError("1004", `This rehearsal knows no address list for networks "${networks}".`);
    const { etag, ipv4Cidrs, ipv6Cidrs } = CLOUDFLARE_IP_RANGES;
    return { id: etag, etag, ipv4Cidrs: [...ipv4Cidrs], ipv6Cidrs: [...ipv6Cidrs], jdcloudCidrs: [] };
  },
};

const getZone: Lookup = {
  token: "cloudflare:index/getZone:getZone",
  invoke(inputs, cloud) {
    const name = text(record(inputs, "filter") ?? {}, "name");
    const id = text(inputs, "zoneId");
    if (id === undefined && name === undefined)
      throw new CloudError("1004", 'getZone needs "zoneId" or "filter.name".');
    const zone =
      id === undefined ? zonesOf(cloud).find((other) => other.name === name) : requireZone(cloud, id);
    if (zone === undefined)
      throw new CloudError("1001", `No zone named ${String(name)} in account ${cloud.caller.accountId}.`);
    return {
      ...{
        id: zone.id,
        zoneId: zone.id,
        name: zone.name,
        status: "active",
        type: "full",
        paused: false,
        developmentMode: 0,
      },
      account: { id: cloud.caller.accountId, name: "" },
      nameServers: ["ada.ns.cloudflare.com", "kirk.ns.cloudflare.com"],
      plan: {
        legacyId: zone.plan,
        name: `${zone.plan.charAt(0).toUpperCase()}${zone.plan.slice(1)} Website`,
      },
      ...{ originalNameServers: [], vanityNameServers: [], permissions: [] },
      ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
    };
  },
};

/** Cloudflare's data sources. */
export const cloudflareLookups: Service = { behaviours: [], lookups: [getIpRanges, getZone] };
