import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { SUBNET, VPC } from "../tokens.ts";
import { Undecided } from "../undecided.ts";
import { runnerNetwork } from "./security-groups.ts";

const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";

/** The networks in which a runner's tasks stand. Throws `Undecided` where they stand in subnets of another stack. */
export function runnerNetworks(index: ViewIndex, runner: ResourceView): readonly ResourceView[] {
  const place = runnerNetwork(runner);
  if (place === undefined) return [];
  const path = `${place.path}.subnets`;
  const sources = index.linked(runner, place.property, SUBNET);
  const subnets = sources.length > 0 ? sources : subnetsNamed(index, inputsOf(runner).texts(path));
  if (subnets.length === 0) throw new Undecided(path, "names subnets that this stack does not declare");
  return unique(subnets.flatMap((subnet) => index.linked(subnet, "vpcId", VPC)));
}

/**
 * Gateways that lead a network's tasks out by addresses of their own: one in a subnet, or one of the whole network. A private one
 * leads to other networks only (@pulumi/aws 7.48.0, ec2.NatGatewayArgs: default public).
 */
export function natGateways(index: ViewIndex, network: ResourceView): readonly ResourceView[] {
  return index
    .ofType(NAT_GATEWAY)
    .filter((gateway) => (inputsOf(gateway).text("connectivityType") ?? "public") === "public")
    .filter((gateway) => networksOf(index, gateway).includes(network));
}

function networksOf(index: ViewIndex, gateway: ResourceView): readonly ResourceView[] {
  const subnets = index.linked(gateway, "subnetId", SUBNET);
  const bySubnet = subnets.flatMap((subnet) => index.linked(subnet, "vpcId", VPC));
  return [...index.linked(gateway, "vpcId", VPC), ...bySubnet];
}

function subnetsNamed(index: ViewIndex, ids: readonly string[]): readonly ResourceView[] {
  return index.ofType(SUBNET).filter(({ outputs: { id } }) => typeof id === "string" && ids.includes(id));
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}
