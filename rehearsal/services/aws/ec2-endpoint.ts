import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { PolicyFault, parsePolicy } from "../../cloud/policy-language.ts";
import { flag, text, textList } from "../known.ts";
import { endpointServiceNamed } from "../mongodbatlas/private-link.ts";
import { live } from "./live.ts";
import { addInterface, interfacesOf, removeInterfaces, requireGroups } from "./network-interfaces.ts";
import { TOKEN } from "./tokens.ts";

/** Services with gateway endpoints. Source: AWS PrivateLink Guide, "Gateway endpoints", from memory, 2026-11. */
const GATEWAY_SERVICES = ["s3", "dynamodb"];

/** Kinds that are simulated; the SDK's types know three more. */
const KINDS = ["Gateway", "Interface"];

const FULL_ACCESS =
  '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}';

const vpcEndpoint: Behaviour = {
  token: TOKEN.vpcEndpoint,
  replaceOn: ["vpcId", "serviceName", "vpcEndpointType"],
  inPlace: ["policy", "routeTableIds", "subnetIds", "securityGroupIds", "privateDnsEnabled", "autoAccept"],
  check(inputs) {
    const failures: CheckFailure[] = [];
    const kind = text(inputs, "vpcEndpointType");
    if (kind !== undefined && !KINDS.includes(kind)) {
      failures.push({
        property: "vpcEndpointType",
        reason: `this rehearsal knows endpoints of the types ${KINDS.join(" and ")}; got ${kind}`,
      });
    }
    const policy = text(inputs, "policy");
    if (policy !== undefined) {
      try {
        parsePolicy(policy);
      } catch (fault) {
        if (!(fault instanceof PolicyFault)) throw fault;
        failures.push({ property: "policy", reason: `the policy is not valid: ${fault.message}` });
      }
    }
    return failures;
  },
  create(inputs, cloud) {
    const vpc = cloud.require(TOKEN.vpc, text(inputs, "vpcId"), "InvalidVpcID.NotFound", "vpc");
    const kind = text(inputs, "vpcEndpointType") ?? "Gateway";
    const service = serviceOf(inputs, cloud, kind);
    const id = `vpce-${cloud.hex(17)}`;
    const gateway = kind === "Gateway";
    if (gateway) refuseTables(inputs, cloud, vpc.id);
    else refuseInterface(inputs, cloud, vpc);
    if (!gateway) placeInterfaces(id, inputs, cloud);
    const dns = `${id}-${cloud.hex(8)}.${service}.${cloud.caller.region}.vpce.amazonaws.com`;
    return {
      id,
      outputs: {
        arn: cloud.arn("ec2", `vpc-endpoint/${id}`),
        ownerId: cloud.caller.accountId,
        cidrBlocks: [],
        dnsEntries: gateway ? [] : [{ dnsName: dns, hostedZoneId: `Z${cloud.hex(20).toUpperCase()}` }],
        ipAddressType: gateway ? "" : (text(inputs, "ipAddressType") ?? "ipv4"),
        networkInterfaceIds: interfacesOf(cloud, id).map((face) => face.id),
        policy: text(inputs, "policy") ?? FULL_ACCESS,
        prefixListId: gateway ? prefixListId(service, cloud) : "",
        privateDnsEnabled: flag(inputs, "privateDnsEnabled") ?? false,
        requesterManaged: false,
        routeTableIds: [...textList(inputs, "routeTableIds")],
        securityGroupIds: groupsOf(inputs, cloud, gateway, vpc),
        serviceRegion: cloud.caller.region,
        // Whoever runs the service accepts the endpoint (AWS PrivateLink Guide, "Accept or reject connection requests", from memory).
        state: isForeign(text(inputs, "serviceName") ?? "") ? "pendingAcceptance" : "available",
        subnetIds: [...textList(inputs, "subnetIds")],
        vpcEndpointType: kind,
      },
    };
  },
  update(entity, next, cloud) {
    const vpc = cloud.require(TOKEN.vpc, live(entity).vpcId, "InvalidVpcID.NotFound", "vpc");
    const gateway = text(live(entity), "vpcEndpointType") === "Gateway";
    if (gateway) {
      refuseTables(next, cloud, vpc.id, entity);
    } else {
      refuseInterface(next, cloud, vpc, entity);
      removeInterfaces(cloud, entity.id);
      placeInterfaces(entity.id, next, cloud);
    }
    return {
      ipAddressType: gateway ? "" : (text(next, "ipAddressType") ?? "ipv4"),
      networkInterfaceIds: interfacesOf(cloud, entity.id).map((face) => face.id),
      policy: text(next, "policy") ?? FULL_ACCESS,
      privateDnsEnabled: flag(next, "privateDnsEnabled") ?? false,
      routeTableIds: [...textList(next, "routeTableIds")],
      securityGroupIds: groupsOf(next, cloud, gateway, vpc),
      subnetIds: [...textList(next, "subnetIds")],
    };
  },
  delete(entity, cloud) {
    removeInterfaces(cloud, entity.id);
    return undefined;
  },
};

/** The short name in `com.amazonaws.<region>.<service>`. */
function serviceOf(inputs: Inputs, cloud: Cloud, kind: string): string {
  const name = text(inputs, "serviceName");
  if (name !== undefined && isForeign(name)) return foreignService(name, inputs, cloud, kind);
  const prefix = `com.amazonaws.${cloud.caller.region}.`;
  const short = name?.startsWith(prefix) === true ? name.slice(prefix.length) : undefined;
  if (name === undefined || short === undefined || !/^[a-z0-9.-]+$/.test(short)) {
    throw new CloudError("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist`);
  }
  if (kind === "Gateway" && !GATEWAY_SERVICES.includes(short)) {
    throw new CloudError(
      "InvalidParameter",
      `Endpoint type (Gateway) does not match available service types ([Interface]).`,
    );
  }
  return short;
}

/** True for an endpoint service of somebody else. */
function isForeign(name: string): boolean {
  return name.startsWith("com.amazonaws.vpce.");
}

/** The id of somebody else's service, which must stand in this region and has interfaces only, without a DNS name of its own. */
function foreignService(name: string, inputs: Inputs, cloud: Cloud, kind: string): string {
  const short = name.split(".").at(-1) ?? "";
  if (
    name !== `com.amazonaws.vpce.${cloud.caller.region}.${short}` ||
    endpointServiceNamed(name, cloud) === undefined
  )
    throw new CloudError("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist`);
  if (kind !== "Interface")
    throw new CloudError(
      "InvalidParameter",
      `Endpoint type (${kind}) does not match available service types ([Interface]).`,
    );
  if (flag(inputs, "privateDnsEnabled") === true)
    throw new CloudError(
      "InvalidParameter",
      `Private DNS can't be enabled because the service ${name} does not provide a private DNS name.`,
    );
  return short;
}

/** One endpoint of a service per route table. Source: EC2 API Reference, CreateVpcEndpoint, from memory, 2026-11. */
function refuseTables(inputs: Inputs, cloud: Cloud, vpcId: string, self?: Entity): void {
  const service = text(inputs, "serviceName");
  for (const id of textList(inputs, "routeTableIds")) {
    const table = cloud.require(TOKEN.routeTable, id, "InvalidRouteTableId.NotFound", "routeTable");
    if (text(live(table), "vpcId") !== vpcId) {
      throw new CloudError(
        "InvalidParameter",
        `Route table ${id} belongs to a different network than the endpoint (${vpcId})`,
      );
    }
    const twin = cloud
      .list(TOKEN.vpcEndpoint)
      .find(
        (other) =>
          other.id !== self?.id &&
          text(live(other), "serviceName") === service &&
          textList(live(other), "routeTableIds").includes(id),
      );
    if (twin !== undefined) {
      throw new CloudError(
        "RouteAlreadyExists",
        `route table ${id} already has a route with destination-prefix-list-id ${String(live(twin).prefixListId)}`,
      );
    }
  }
}

function refuseInterface(inputs: Inputs, cloud: Cloud, vpc: Entity, self?: Entity): void {
  const zones = new Set<unknown>();
  for (const id of textList(inputs, "subnetIds")) {
    const subnet = live(cloud.require(TOKEN.subnet, id, "InvalidSubnetId.NotFound", "subnet"));
    if (subnet.vpcId !== vpc.id)
      throw new CloudError("InvalidParameter", `The subnet ID '${id}' is not in the network ${vpc.id}`);
    if (zones.has(subnet.availabilityZone)) {
      throw new CloudError(
        "DuplicateSubnetsInSameZone",
        `Found another VPC endpoint subnet in the availability zone of ${id}`,
      );
    }
    zones.add(subnet.availabilityZone);
  }
  if (flag(inputs, "privateDnsEnabled") !== true) return;
  if (flag(live(vpc), "enableDnsSupport") !== true || flag(live(vpc), "enableDnsHostnames") !== true) {
    throw new CloudError(
      "InvalidParameter",
      "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true",
    );
  }
  const service = text(inputs, "serviceName");
  const twin = cloud.list(TOKEN.vpcEndpoint).find((other) => {
    const all = live(other);
    return (
      other.id !== self?.id &&
      all.vpcId === vpc.id &&
      all.serviceName === service &&
      all.privateDnsEnabled === true
    );
  });
  if (twin !== undefined) {
    throw new CloudError(
      "InvalidParameter",
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service} in the VPC ${vpc.id}`,
    );
  }
}

function placeInterfaces(id: string, inputs: Inputs, cloud: Cloud): void {
  const vpc = cloud.require(TOKEN.vpc, text(inputs, "vpcId"), "InvalidVpcID.NotFound", "vpc");
  for (const subnetId of textList(inputs, "subnetIds")) {
    addInterface(cloud, {
      subnetId,
      groupIds: groupsOf(inputs, cloud, false, vpc),
      owner: id,
      description: `VPC Endpoint Interface ${id}`,
    });
  }
}

/** An interface endpoint without groups gets the VPC's default one. */
function groupsOf(inputs: Inputs, cloud: Cloud, gateway: boolean, vpc: Entity): string[] {
  if (gateway) return [];
  const asked = textList(inputs, "securityGroupIds");
  const groups = asked.length > 0 ? [...asked] : [text(live(vpc), "defaultSecurityGroupId") ?? ""];
  requireGroups(cloud, groups, vpc.id);
  return groups;
}

/** The list of the service's addresses: one per service and region, whatever the VPC. */
function prefixListId(service: string, cloud: Cloud): string {
  const twin = cloud
    .list(TOKEN.vpcEndpoint, { region: cloud.caller.region })
    .find(
      (other) =>
        text(live(other), "serviceName")?.endsWith(`.${service}`) === true &&
        text(live(other), "prefixListId") !== "",
    );
  return (twin === undefined ? undefined : text(live(twin), "prefixListId")) ?? `pl-${cloud.hex(8)}`;
}

/** VPC endpoints: gateways for S3 and DynamoDB, interfaces for every other service. */
export const ec2Endpoint: Service = { behaviours: [vpcEndpoint] };
