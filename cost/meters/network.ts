import { LOAD_BALANCER, VPC } from "../../policies/tokens.ts";
import { each, type Meters } from "../meter.ts";
import { ANYWHERE } from "../price.ts";

/** Load balancers, gateways, addresses, endpoints, and the network's traffic. */
export const networkMeters: Meters = {
  [LOAD_BALANCER]: (read, at) => {
    const hours = at.assume("hours");
    const kind = read.text("loadBalancerType") ?? "application"; // @pulumi/aws 7.48.0: left out is application
    const item = kind === "application" ? "ALB" : `load balancer (${kind})`;
    const zones = Math.max(read.texts("subnets").length, read.items("subnetMappings").length);
    return [
      each(item, "hour", "hour", hours),
      each(item, "LCU", "LCU-hour", hours * at.assume("balancerUnits")),
      ...(read.flag("internal", false)
        ? []
        : [each("Public IPv4", "address", "address-hour", zones * hours)]),
    ];
  },
  "aws:ec2/natGateway:NatGateway": (_, at) => [
    each("NAT gateway", "hour", "hour", at.assume("hours")),
    each("NAT gateway", "data processed", "GB", at.assume("natGb")),
  ],
  "aws:ec2/eip:Eip": (_, at) => [each("Public IPv4", "address", "address-hour", at.assume("hours"))],
  "aws:ec2/vpcEndpoint:VpcEndpoint": (read, at) =>
    (read.text("vpcEndpointType") ?? "Gateway") === "Gateway" // @pulumi/aws 7.48.0: left out is Gateway
      ? [] // no charge (VPC guide, "Gateway endpoints", from memory, 2026-11)
      : [
          each(
            "VPC interface endpoint",
            "hour per zone",
            "hour",
            read.texts("subnetIds").length * at.assume("hours"),
          ),
          each("VPC interface endpoint", "data processed", "GB", at.assume("endpointGb")),
        ],
  // Names and instances that ECS enters cost nothing beside the zone (Cloud Map pricing, from memory, 2026-11).
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": () => [
    { ...each("Route 53", "hosted zone", "zone-month"), region: ANYWHERE },
  ],
  [VPC]: (_, at) => [each("Data transfer out", "first 10 TB", "GB", at.assume("egressGb"))],
};
