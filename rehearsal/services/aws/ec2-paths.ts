import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { flag, text, textList } from "../known.ts";
import { destinationOf, routesOf, stateOf } from "./ec2-route.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** The table that decides for a subnet: its own, else the VPC's main one. */
export function routeTableOf(cloud: Cloud, subnet: Entity): Entity | undefined {
  const own = cloud
    .list(TOKEN.routeTableAssociation)
    .find((entity) => text(live(entity), "subnetId") === subnet.id);
  if (own !== undefined) return cloud.get(TOKEN.routeTable, live(own).routeTableId);
  const vpcId = text(live(subnet), "vpcId");
  return cloud
    .list(TOKEN.routeTable, { region: subnet.region })
    .find((table) => table.internal.main === true && text(live(table), "vpcId") === vpcId);
}

/** How the subnet reaches the internet by its default route: through the internet gateway, through NAT that works, or not. */
export function internetPath(cloud: Cloud, subnet: Entity): "internet gateway" | "nat" | undefined {
  const table = routeTableOf(cloud, subnet);
  if (table === undefined) return undefined;
  const way = routesOf(cloud, table.id).find((route) => destinationOf(live(route)) === "0.0.0.0/0");
  if (way === undefined || stateOf(way, cloud) !== "active") return undefined;
  if (text(live(way), "gatewayId") !== undefined) return "internet gateway";
  const nat = cloud.get(TOKEN.natGateway, live(way).natGatewayId);
  if (nat === undefined || text(live(nat), "connectivityType") !== "public") return undefined;
  const natSubnet = cloud.get(TOKEN.subnet, live(nat).subnetId);
  return natSubnet !== undefined &&
    natSubnet.id !== subnet.id &&
    internetPath(cloud, natSubnet) === "internet gateway"
    ? "nat"
    : undefined;
}

/** The address under which a subnet's NAT shows itself to the internet; undefined where it has none of its own. */
export function egressAddress(cloud: Cloud, subnet: Entity): string | undefined {
  if (internetPath(cloud, subnet) !== "nat") return undefined;
  const table = routeTableOf(cloud, subnet);
  const way = routesOf(cloud, table?.id ?? "").find((route) => destinationOf(live(route)) === "0.0.0.0/0");
  const nat = way === undefined ? undefined : cloud.get(TOKEN.natGateway, live(way).natGatewayId);
  return nat === undefined ? undefined : text(live(nat), "publicIp");
}

/** The endpoint by which the subnet reaches an AWS service without the internet: its route table's gateway or an interface. */
export function endpointPath(cloud: Cloud, subnet: Entity, service: string): Entity | undefined {
  const all = live(subnet);
  const table = routeTableOf(cloud, subnet);
  return cloud.list(TOKEN.vpcEndpoint, { region: subnet.region }).find((entity) => {
    const endpoint = live(entity);
    if (text(endpoint, "vpcId") !== text(all, "vpcId")) return false;
    if (text(endpoint, "serviceName") !== `com.amazonaws.${subnet.region}.${service}`) return false;
    if (text(endpoint, "vpcEndpointType") === "Gateway")
      return textList(endpoint, "routeTableIds").includes(table?.id ?? "");
    return flag(endpoint, "privateDnsEnabled") === true && textList(endpoint, "subnetIds").length > 0;
  });
}
