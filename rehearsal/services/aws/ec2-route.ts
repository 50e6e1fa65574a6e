import { crc32 } from "node:zlib";
import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { records, text } from "../known.ts";
import { contains, isIpv6Cidr, parseCidr } from "./cidr.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Where a route may lead; exactly one of them. Those without a token here are not simulated and refused by name. */
const TARGETS: Readonly<
  Record<string, { readonly token: string; readonly code: string; readonly noun: string } | undefined>
> = {
  gatewayId: { token: TOKEN.internetGateway, code: "InvalidGatewayID.NotFound", noun: "gateway" },
  natGatewayId: { token: TOKEN.natGateway, code: "InvalidNatGatewayID.NotFound", noun: "natGateway" },
  networkInterfaceId: {
    token: TOKEN.networkInterface,
    code: "InvalidNetworkInterfaceID.NotFound",
    noun: "networkInterface",
  },
  vpcEndpointId: { token: TOKEN.vpcEndpoint, code: "InvalidVpcEndpointId.NotFound", noun: "vpcEndpoint" },
  transitGatewayId: undefined,
  vpcPeeringConnectionId: undefined,
  egressOnlyGatewayId: undefined,
  carrierGatewayId: undefined,
  localGatewayId: undefined,
  coreNetworkArn: undefined,
  odbNetworkArn: undefined,
};

/** Properties by their name in an API route, so that routes written inside a table and alone are one kind. */
const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"] as const;

const routeTable: Behaviour = {
  token: TOKEN.routeTable,
  replaceOn: ["vpcId"],
  inPlace: ["routes", "propagatingVgws"],
  create(inputs, cloud) {
    const vpc = cloud.require(TOKEN.vpc, text(inputs, "vpcId"), "InvalidVpcID.NotFound", "vpc");
    const id = `rtb-${cloud.hex(17)}`;
    const outputs = {
      arn: cloud.arn("ec2", `route-table/${id}`),
      ownerId: cloud.caller.accountId,
      propagatingVgws: [],
      vpcId: vpc.id,
    };
    for (const route of records(inputs, "routes")) addRoute(inlineRoute(route, id), cloud, vpc.id, true);
    return { id, outputs: { ...outputs, routes: records(inputs, "routes") } };
  },
  update(entity, next, cloud) {
    for (const route of routesOf(cloud, entity.id)) if (route.internal.inline === true) cloud.remove(route);
    for (const route of records(next, "routes")) {
      addRoute(inlineRoute(route, entity.id), cloud, text(live(entity), "vpcId") ?? "", true);
    }
    return { routes: records(next, "routes") };
  },
  delete(entity, cloud) {
    // The provider takes the table away from its subnets before it deletes it; an endpoint it leaves to its owner.
    for (const other of [...cloud.list(TOKEN.routeTableAssociation), ...cloud.list(TOKEN.route)]) {
      if (text(live(other), "routeTableId") === entity.id) cloud.remove(other);
    }
    for (const endpoint of cloud.list(TOKEN.vpcEndpoint)) {
      const ids = live(endpoint).routeTableIds;
      if (Array.isArray(ids))
        endpoint.outputs = { ...endpoint.outputs, routeTableIds: ids.filter((id) => id !== entity.id) };
    }
    return undefined;
  },
};

function inlineRoute(route: Readonly<Record<string, unknown>>, routeTableId: string): Inputs {
  const { cidrBlock, ipv6CidrBlock, ...rest } = route;
  const named: Record<string, unknown> = { ...rest, routeTableId };
  if (text(route, "cidrBlock") !== undefined) named.destinationCidrBlock = cidrBlock;
  if (text(route, "ipv6CidrBlock") !== undefined) named.destinationIpv6CidrBlock = ipv6CidrBlock;
  return named;
}

const route: Behaviour = {
  token: TOKEN.route,
  check(inputs) {
    const failures: CheckFailure[] = [];
    const cidr = text(inputs, "destinationCidrBlock");
    if (cidr !== undefined && parseCidr(cidr) === undefined) {
      failures.push({ property: "destinationCidrBlock", reason: `"${cidr}" is not a valid IPv4 CIDR block` });
    }
    const ipv6 = text(inputs, "destinationIpv6CidrBlock");
    if (ipv6 !== undefined && !isIpv6Cidr(ipv6)) {
      failures.push({
        property: "destinationIpv6CidrBlock",
        reason: `"${ipv6}" is not a valid IPv6 CIDR block`,
      });
    }
    return failures;
  },
  create(inputs, cloud) {
    const tableId = text(inputs, "routeTableId");
    const table = cloud.require(TOKEN.routeTable, tableId, "InvalidRouteTableID.NotFound", "routeTable");
    refuseRoute(inputs, cloud, text(live(table), "vpcId") ?? "");
    return {
      id: routeId(table.id, destinationOf(inputs) ?? ""),
      outputs: {
        instanceId: "",
        instanceOwnerId: "",
        networkInterfaceId: text(inputs, "networkInterfaceId") ?? "",
        origin: "CreateRoute",
        state: "active",
      },
    };
  },
  update(entity, next, cloud) {
    const table = cloud.require(
      TOKEN.routeTable,
      text(next, "routeTableId"),
      "InvalidRouteTableID.NotFound",
      "routeTable",
    );
    refuseRoute(next, cloud, text(live(table), "vpcId") ?? "", entity);
    return { state: "active" };
  },
  read: (entity, cloud) => ({ state: stateOf(entity, cloud) }),
};

/** A route whose target is gone stays, and swallows what it gets. Source: VPC User Guide, "Route table concepts", from memory, 2026-11. */
export function stateOf(entity: Entity, cloud: Cloud): "active" | "blackhole" {
  const all = live(entity);
  const [name, id] =
    Object.keys(TARGETS)
      .map((key) => [key, text(all, key)] as const)
      .find((pair) => pair[1] !== undefined) ?? [];
  const target = name === undefined ? undefined : TARGETS[name];
  return target !== undefined && cloud.get(target.token, id) !== undefined ? "active" : "blackhole";
}

/** The identifier that the provider makes: table and checksum of the destination. */
function routeId(tableId: string, destination: string): string {
  return `r-${tableId}${crc32(destination)}`;
}

export function destinationOf(inputs: Readonly<Record<string, unknown>>): string | undefined {
  return DESTINATIONS.map((name) => text(inputs, name)).find((value) => value !== undefined);
}

/** Routes that stand in a table, beside the local one. */
export function routesOf(cloud: Cloud, tableId: string): readonly Entity[] {
  return cloud.list(TOKEN.route).filter((entity) => text(live(entity), "routeTableId") === tableId);
}

function addRoute(inputs: Inputs, cloud: Cloud, vpcId: string, inline: boolean): void {
  refuseRoute(inputs, cloud, vpcId);
  const id = routeId(text(inputs, "routeTableId") ?? "", destinationOf(inputs) ?? "");
  cloud.add({
    token: TOKEN.route,
    id,
    inputs: { ...inputs },
    outputs: { state: "active", origin: "CreateRoute" },
    internal: { inline },
  });
}

/** Source: EC2 API Reference, CreateRoute, and its error codes, from memory, 2026-11. */
function refuseRoute(inputs: Inputs, cloud: Cloud, vpcId: string, except?: Entity): void {
  const tableId = text(inputs, "routeTableId") ?? "";
  const destinations = DESTINATIONS.filter((name) => text(inputs, name) !== undefined);
  const destination = destinationOf(inputs);
  if (destination === undefined || destinations.length > 1) {
    throw new CloudError(
      "InvalidParameterCombination",
      `one of \`${DESTINATIONS.join(",")}\` must be specified`,
    );
  }
  const targets = Object.keys(TARGETS).filter((name) => text(inputs, name) !== undefined);
  const [targetName] = targets;
  if (targetName === undefined || targets.length > 1) {
    throw new CloudError(
      "InvalidParameterCombination",
      `one of \`${Object.keys(TARGETS).join(",")}\` must be specified`,
    );
  }
  const twin = routesOf(cloud, tableId).find(
    (other) => other !== except && destinationOf(live(other)) === destination,
  );
  if (twin !== undefined) {
    throw new CloudError(
      "RouteAlreadyExists",
      `Route in Route Table (${tableId}) with destination (${destination}) already exists`,
    );
  }
  const local = parseCidr(
    text(live(cloud.require(TOKEN.vpc, vpcId, "InvalidVpcID.NotFound", "vpc")), "cidrBlock"),
  );
  const range = parseCidr(destination);
  if (local !== undefined && range !== undefined && contains(local, range) && local.prefix === range.prefix) {
    throw new CloudError(
      "RouteAlreadyExists",
      `The route identified by ${destination} already exists (the local route of ${vpcId})`,
    );
  }
  const target = TARGETS[targetName];
  if (target === undefined) {
    throw new CloudError(
      "InvalidParameterValue",
      `routes to ${targetName} are not simulated; add it to TARGETS in ec2-route.ts`,
    );
  }
  const found = cloud.require(target.token, text(inputs, targetName), target.code, target.noun);
  if (text(live(found), "vpcId") !== vpcId) {
    throw new CloudError(
      "InvalidParameterValue",
      `route table ${tableId} and network gateway ${found.id} belong to different networks`,
    );
  }
}

const association: Behaviour = {
  token: TOKEN.routeTableAssociation,
  replaceOn: ["subnetId", "gatewayId"],
  inPlace: ["routeTableId"],
  create(inputs, cloud) {
    const subnetId = text(inputs, "subnetId");
    if ((subnetId === undefined) === (text(inputs, "gatewayId") === undefined)) {
      throw new CloudError("InvalidParameterCombination", "one of `gatewayId,subnetId` must be specified");
    }
    if (subnetId === undefined) {
      cloud.require(TOKEN.internetGateway, text(inputs, "gatewayId"), "InvalidGatewayID.NotFound", "gateway");
    } else {
      requireSameVpc(inputs, cloud);
      const other = cloud
        .list(TOKEN.routeTableAssociation)
        .find((entity) => text(live(entity), "subnetId") === subnetId);
      if (other !== undefined) {
        const wanted = text(inputs, "routeTableId");
        throw new CloudError(
          "Resource.AlreadyAssociated",
          `the specified association for route table ${wanted} conflicts with an existing association (${other.id})`,
        );
      }
    }
    return { id: `rtbassoc-${cloud.hex(17)}` };
  },
  update(_entity, next, cloud) {
    if (text(next, "subnetId") !== undefined) requireSameVpc(next, cloud);
    return {};
  },
};

function requireSameVpc(inputs: Inputs, cloud: Cloud): void {
  const table = cloud.require(
    TOKEN.routeTable,
    text(inputs, "routeTableId"),
    "InvalidRouteTableID.NotFound",
    "routeTable",
  );
  const subnet = cloud.require(TOKEN.subnet, text(inputs, "subnetId"), "InvalidSubnetID.NotFound", "subnet");
  if (text(live(table), "vpcId") !== text(live(subnet), "vpcId")) {
    throw new CloudError(
      "InvalidParameterValue",
      `Route table ${table.id} and subnet ${subnet.id} belong to different networks`,
    );
  }
}

/** Route tables, their routes and their associations with subnets. */
export const ec2Route: Service = { behaviours: [routeTable, route, association] };
