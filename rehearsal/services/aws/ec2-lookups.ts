import type { Lookup, Service } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { type Zone, zonesOf } from "../../data/availability-zones.ts";
import { regionNames } from "../../data/aws-regions.ts";
import { records, text, textList } from "../known.ts";

/** Filters of DescribeAvailabilityZones that are simulated, with what they read. Source: EC2 API Reference, from memory, 2026-11. */
const FILTERS: Readonly<Record<string, (zone: Zone, region: string) => string>> = {
  "zone-name": (zone) => zone.name,
  "zone-id": (zone) => zone.id,
  "zone-type": () => "availability-zone",
  "opt-in-status": () => "opt-in-not-required",
  "region-name": (_zone, region) => region,
  "group-name": (_zone, region) => `${region}-zg-1`,
  state: () => "available",
};

const getAvailabilityZones: Lookup = {
  token: "aws:index/getAvailabilityZones:getAvailabilityZones",
  invoke(inputs, cloud) {
    const region = text(inputs, "region") ?? cloud.caller.region;
    let zones = zonesOf(region);
    if (zones.length === 0)
      throw new CloudError(
        "AuthFailure",
        `The region ${region} is not enabled for this account, or does not exist`,
      );
    for (const filter of records(inputs, "filters")) {
      const name = text(filter, "name") ?? "";
      const read = FILTERS[name];
      if (read === undefined)
        throw new CloudError("InvalidParameterValue", `The filter '${name}' is invalid`);
      zones = zones.filter((zone) => textList(filter, "values").includes(read(zone, region)));
    }
    if (text(inputs, "state") !== undefined && text(inputs, "state") !== "available") zones = [];
    const leftOut = [...textList(inputs, "excludeNames"), ...textList(inputs, "excludeZoneIds")];
    zones = zones.filter((zone) => !leftOut.includes(zone.name) && !leftOut.includes(zone.id));
    return {
      ...inputs,
      id: region,
      region,
      names: zones.map((zone) => zone.name),
      zoneIds: zones.map((zone) => zone.id),
      groupNames: zones.length === 0 ? [] : [`${region}-zg-1`],
    };
  },
};

const getCallerIdentity: Lookup = {
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  invoke(_inputs, cloud) {
    const { accountId } = cloud.caller;
    return {
      accountId,
      arn: `arn:aws:iam::${accountId}:user/rehearsal`,
      id: accountId,
      userId: `AIDA${accountId}REHE`,
    };
  },
};

const getRegion: Lookup = {
  token: "aws:index/getRegion:getRegion",
  invoke(inputs, cloud) {
    const endpoint = text(inputs, "endpoint");
    const named = text(inputs, "region") ?? text(inputs, "name") ?? text(inputs, "id");
    const region =
      named ?? (endpoint === undefined ? cloud.caller.region : /^ec2\.([a-z0-9-]+)\./.exec(endpoint)?.[1]);
    const description = regionNames[region ?? ""];
    if (region === undefined || description === undefined) {
      throw new CloudError("InvalidParameterValue", `region not found for name "${named ?? endpoint ?? ""}"`);
    }
    return { id: region, name: region, region, description, endpoint: `ec2.${region}.amazonaws.com` };
  },
};

const getPartition: Lookup = {
  token: "aws:index/getPartition:getPartition",
  invoke(_inputs, cloud) {
    const china = cloud.caller.region.startsWith("cn-");
    const partition = china ? "aws-cn" : cloud.caller.region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    const dnsSuffix = china ? "amazonaws.com.cn" : "amazonaws.com";
    return {
      id: partition,
      partition,
      dnsSuffix,
      reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
    };
  },
};

/** Zones, region, partition and account of the caller. */
export const ec2Lookups: Service = {
  behaviours: [],
  lookups: [getAvailabilityZones, getCallerIdentity, getRegion, getPartition],
};
