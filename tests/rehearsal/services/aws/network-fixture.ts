import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import type { MemoryCloud } from "../../memory-cloud.ts";

export interface Network {
  readonly vpc: Entity;
  readonly gateway: Entity;
  readonly publicSubnets: readonly Entity[];
  readonly privateSubnets: readonly Entity[];
  readonly publicTable: Entity;
  readonly privateTable: Entity;
}

/** A VPC over two zones: public subnets with a way out, private ones without. */
export function makeNetwork(cloud: MemoryCloud): Network {
  const vpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.20.0.0/16", enableDnsHostnames: true });
  const gateway = cloud.make(TOKEN.internetGateway, { vpcId: vpc.id });
  const subnets = (third: number): Entity[] =>
    ["a", "b"].map((letter, index) =>
      cloud.make(TOKEN.subnet, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${third + index}.0/24`,
        availabilityZone: `eu-central-1${letter}`,
      }),
    );
  const publicSubnets = subnets(0);
  const privateSubnets = subnets(10);
  const publicTable = cloud.make(TOKEN.routeTable, { vpcId: vpc.id });
  const privateTable = cloud.make(TOKEN.routeTable, { vpcId: vpc.id });
  cloud.make(TOKEN.route, {
    routeTableId: publicTable.id,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: gateway.id,
  });
  for (const subnet of publicSubnets)
    cloud.make(TOKEN.routeTableAssociation, { routeTableId: publicTable.id, subnetId: subnet.id });
  for (const subnet of privateSubnets)
    cloud.make(TOKEN.routeTableAssociation, { routeTableId: privateTable.id, subnetId: subnet.id });
  return { vpc, gateway, publicSubnets, privateSubnets, publicTable, privateTable };
}
