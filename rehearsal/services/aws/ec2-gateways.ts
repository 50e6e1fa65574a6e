import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text } from "../known.ts";
import { live } from "./live.ts";
import { addInterface, publicAddress, removeInterfaces } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** Quotas before an increase, per region and per zone. Source: VPC User Guide, "Amazon VPC quotas", from memory, 2026-11. */
const QUOTA = { elasticAddresses: 5, natGatewaysPerZone: 5 } as const;

/** The internet gateway of a VPC. */
export function internetGatewayOf(cloud: Cloud, vpcId: string): Entity | undefined {
  return cloud.list(TOKEN.internetGateway).find((gateway) => text(live(gateway), "vpcId") === vpcId);
}

const internetGateway: Behaviour = {
  token: TOKEN.internetGateway,
  inPlace: ["vpcId"],
  create(inputs, cloud) {
    attach(inputs, cloud);
    const id = `igw-${cloud.hex(17)}`;
    return {
      id,
      outputs: {
        arn: cloud.arn("ec2", `internet-gateway/${id}`),
        ownerId: cloud.caller.accountId,
        vpcId: text(inputs, "vpcId") ?? "",
      },
    };
  },
  update(entity, next, cloud) {
    if (text(next, "vpcId") === text(live(entity), "vpcId")) return undefined;
    refuseDetach(entity, cloud);
    attach(next, cloud);
    return { vpcId: text(next, "vpcId") ?? "" };
  },
  delete(entity, cloud) {
    refuseDetach(entity, cloud);
    return undefined;
  },
};

function attach(inputs: Inputs, cloud: Cloud): void {
  const vpcId = text(inputs, "vpcId");
  if (vpcId === undefined) return;
  cloud.require(TOKEN.vpc, vpcId, "InvalidVpcID.NotFound", "vpc");
  const other = internetGatewayOf(cloud, vpcId);
  if (other !== undefined) {
    throw new CloudError(
      "InvalidParameterValue",
      `Network ${vpcId} already has an internet gateway attached (${other.id})`,
    );
  }
}

/** Source: EC2 API Reference, DetachInternetGateway, from memory, 2026-11. */
function refuseDetach(gateway: Entity, cloud: Cloud): void {
  const vpcId = text(live(gateway), "vpcId");
  const mapped = cloud
    .list(TOKEN.networkInterface)
    .find((entity) => text(live(entity), "vpcId") === vpcId && (text(live(entity), "publicIp") ?? "") !== "");
  if (mapped === undefined) return;
  throw new CloudError(
    "DependencyViolation",
    `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway. (${mapped.id})`,
    { retryable: true },
  );
}

const eip: Behaviour = {
  token: TOKEN.eip,
  replaceOn: ["domain", "address", "publicIpv4Pool", "networkBorderGroup"],
  check(inputs) {
    const domain = text(inputs, "domain");
    return domain === undefined || domain === "vpc" || domain === "standard"
      ? []
      : [{ property: "domain", reason: `expected domain to be one of ["standard" "vpc"], got ${domain}` }];
  },
  create(inputs, cloud) {
    if (cloud.list(TOKEN.eip, { region: cloud.caller.region }).length >= QUOTA.elasticAddresses) {
      throw new CloudError("AddressLimitExceeded", "The maximum number of addresses has been reached.");
    }
    const id = `eipalloc-${cloud.hex(17)}`;
    const publicIp = text(inputs, "address") ?? publicAddress(cloud);
    return {
      id,
      outputs: {
        allocationId: id,
        arn: cloud.arn("ec2", `elastic-ip/${id}`),
        associationId: "",
        carrierIp: "",
        customerOwnedIp: "",
        domain: "vpc",
        instance: "",
        ipamPoolId: text(inputs, "ipamPoolId") ?? "",
        networkBorderGroup: cloud.caller.region,
        networkInterface: "",
        privateDns: "",
        privateIp: "",
        ptrRecord: "",
        publicDns: `ec2-${publicIp.replaceAll(".", "-")}.${cloud.caller.region}.compute.amazonaws.com`,
        publicIp,
        publicIpv4Pool: text(inputs, "publicIpv4Pool") ?? "amazon",
      },
    };
  },
  update: () => ({}),
  read(entity, cloud) {
    const holder = holderOf(cloud, entity.id);
    return holder === undefined
      ? undefined
      : {
          associationId: text({ ...live(holder), ...holder.internal }, "associationId") ?? "",
          instance: holder.token === TOKEN.networkInterface ? (text(holder.internal, "owner") ?? "") : "",
          networkInterface:
            holder.token === TOKEN.networkInterface
              ? holder.id
              : (text(live(holder), "networkInterfaceId") ?? ""),
          privateIp: text(live(holder), "privateIp") ?? "",
        };
  },
  delete(entity, cloud) {
    const holder = holderOf(cloud, entity.id);
    if (holder !== undefined) {
      throw new CloudError(
        "InvalidIPAddress.InUse",
        `The address '${entity.id}' is in use by ${holder.id}.`,
        { retryable: true },
      );
    }
    return undefined;
  },
};

/** The gateway, or the interface of an instance, that has the address. */
function holderOf(cloud: Cloud, allocationId: string): Entity | undefined {
  return (
    cloud.list(TOKEN.natGateway).find((gateway) => text(live(gateway), "allocationId") === allocationId) ??
    cloud.list(TOKEN.networkInterface).find((face) => face.internal.allocationId === allocationId)
  );
}

const natGateway: Behaviour = {
  token: TOKEN.natGateway,
  replaceOn: ["allocationId", "connectivityType", "privateIp", "subnetId", "availabilityMode", "vpcId"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const kind = text(inputs, "connectivityType");
    if (kind !== undefined && !["public", "private"].includes(kind)) {
      failures.push({
        property: "connectivityType",
        reason: `expected connectivityType to be one of ["private" "public"], got ${kind}`,
      });
    }
    if (text(inputs, "availabilityMode") === "regional") {
      failures.push({
        property: "availabilityMode",
        reason: "regional NAT gateways are not simulated; use one per zone",
      });
    }
    if (kind === "private" && text(inputs, "allocationId") !== undefined) {
      failures.push({
        property: "allocationId",
        reason: "`allocation_id` is not supported with `connectivity_type = private`",
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const subnetId = text(inputs, "subnetId");
    const subnet = cloud.require(TOKEN.subnet, subnetId, "InvalidSubnet", "subnet");
    const { availabilityZone, vpcId } = live(subnet);
    const siblings = cloud.list(TOKEN.natGateway, { region: cloud.caller.region });
    const zoneOf = (gateway: Entity): unknown =>
      cloud.get(TOKEN.subnet, live(gateway).subnetId)?.outputs.availabilityZone;
    if (
      siblings.filter((gateway) => zoneOf(gateway) === availabilityZone).length >= QUOTA.natGatewaysPerZone
    ) {
      throw new CloudError(
        "NatGatewayLimitExceeded",
        `The maximum number of NAT gateways has been reached in ${String(availabilityZone)}.`,
      );
    }
    const isPublic = (text(inputs, "connectivityType") ?? "public") === "public";
    const address = isPublic ? elasticAddress(inputs, cloud, String(vpcId)) : "";
    const id = `nat-${cloud.hex(17)}`;
    const face = addInterface(cloud, {
      subnetId: subnet.id,
      groupIds: [],
      owner: id,
      description: `Interface for NAT Gateway ${id}`,
      ...(address === "" ? {} : { publicAddress: address }),
    });
    return {
      id,
      outputs: {
        associationId: isPublic ? `eipassoc-${cloud.hex(17)}` : "",
        availabilityMode: "zonal",
        connectivityType: isPublic ? "public" : "private",
        networkInterfaceId: face.id,
        privateIp: text(face.outputs, "privateIp") ?? "",
        publicIp: address,
        secondaryAllocationIds: [],
        secondaryPrivateIpAddressCount: 0,
        secondaryPrivateIpAddresses: [],
        vpcId,
      },
    };
  },
  update: () => ({}),
  delete(entity, cloud) {
    removeInterfaces(cloud, entity.id);
    return undefined;
  },
};

/** The address of a public NAT gateway. Source: EC2 API Reference, CreateNatGateway, and its failure codes, from memory, 2026-11. */
function elasticAddress(inputs: Inputs, cloud: Cloud, vpcId: string): string {
  const allocationId = text(inputs, "allocationId");
  if (allocationId === undefined)
    throw new CloudError("MissingParameter", "The request must contain the parameter AllocationId");
  const found = cloud.require(TOKEN.eip, allocationId, "InvalidAllocationID.NotFound", "elastic IP");
  const holder = holderOf(cloud, allocationId);
  if (holder !== undefined) {
    throw new CloudError(
      "Resource.AlreadyAssociated",
      `Elastic IP address [${allocationId}] is already associated (${holder.id})`,
    );
  }
  if (internetGatewayOf(cloud, vpcId) === undefined) {
    throw new CloudError("Gateway.NotAttached", `Network ${vpcId} has no Internet gateway attached`, {
      retryable: true,
    });
  }
  return text(live(found), "publicIp") ?? "";
}

/** Internet gateways, elastic addresses and NAT gateways. */
export const ec2Gateways: Service = { behaviours: [internetGateway, eip, natGateway] };
