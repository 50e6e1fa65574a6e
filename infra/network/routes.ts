import type { InternetGateway } from "@pulumi/aws/ec2/internetGateway.js";
import type { NatGateway } from "@pulumi/aws/ec2/natGateway.js";
import { Route } from "@pulumi/aws/ec2/route.js";
import { RouteTable } from "@pulumi/aws/ec2/routeTable.js";
import { RouteTableAssociation } from "@pulumi/aws/ec2/routeTableAssociation.js";
import type { Input, Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { natZoneFor } from "./nat-zones.ts";
import { type PlacedSubnet, subnetPart } from "./placed-subnet.ts";

/** Where traffic goes that is not for the network itself. */
const ANYWHERE = "0.0.0.0/0";

export interface RoutesArgs {
  readonly context: StackContext;
  readonly vpcId: Input<string>;
  readonly subnets: readonly PlacedSubnet[];
  readonly internet: InternetGateway;
  /** By zone. */
  readonly gateways: ReadonlyMap<number, NatGateway>;
  readonly tags: (part: string) => Record<string, string>;
  readonly parent: Resource;
}

/** What the routes leave for others. */
export interface Routes {
  /** The tables of the subnets that tasks and load balancers stand in. */
  readonly tables: readonly RouteTable[];
  /** The routes, and what binds them to the subnets. */
  readonly ways: readonly Resource[];
}

/**
 * The ways out of each kind of subnet. Every subnet gets a table by name: the main table could be changed by
 * hand.
 */
export function routes(name: string, args: RoutesArgs): Routes {
  const ofKind = (kind: PlacedSubnet["kind"]) => args.subnets.filter((subnet) => subnet.kind === kind);
  const isolated = ofKind("isolated");
  // A table without any route.
  if (isolated.length > 0) associate(name, args, routeTable(name, args, "isolated-routes"), isolated);
  const groups = [
    publicRoutes(name, args, ofKind("public")),
    ...ofKind("private").map((subnet) => privateRoutes(name, args, subnet)),
  ];
  return {
    tables: groups.flatMap((group) => group.tables),
    ways: groups.flatMap((group) => group.ways),
  };
}

function publicRoutes(name: string, args: RoutesArgs, subnets: readonly PlacedSubnet[]): Routes {
  const table = routeTable(name, args, "public-routes");
  const route = new Route(
    `${name}-public-route`,
    args.context.override(
      name,
      "route",
      { routeTableId: table.id, destinationCidrBlock: ANYWHERE, gatewayId: args.internet.id },
      "public",
    ),
    { parent: args.parent },
  );
  return { tables: [table], ways: [route, ...associate(name, args, table, subnets)] };
}

/** A table for each zone, so that a zone can go out by a gateway of its own and loses none with another. */
function privateRoutes(name: string, args: RoutesArgs, subnet: PlacedSubnet): Routes {
  const part = subnetPart(subnet);
  const table = routeTable(name, args, `${part}-routes`);
  const associations = associate(name, args, table, [subnet]);
  const gateway = args.gateways.get(natZoneFor(args.context.settings.network.nat, subnet.zone));
  if (gateway === undefined) return { tables: [table], ways: associations };
  const route = new Route(
    `${name}-${part}-route`,
    args.context.override(
      name,
      "route",
      { routeTableId: table.id, destinationCidrBlock: ANYWHERE, natGatewayId: gateway.id },
      part,
    ),
    { parent: args.parent },
  );
  return { tables: [table], ways: [route, ...associations] };
}

function routeTable(name: string, { context, parent, tags, vpcId }: RoutesArgs, part: string): RouteTable {
  const draft = { vpcId, tags: tags(part) };
  return new RouteTable(`${name}-${part}`, context.override(name, "routeTable", draft, part), { parent });
}

function associate(
  name: string,
  { context, parent }: RoutesArgs,
  table: RouteTable,
  subnets: readonly PlacedSubnet[],
): RouteTableAssociation[] {
  return subnets.map(
    (subnet) =>
      new RouteTableAssociation(
        `${name}-${subnetPart(subnet)}-association`,
        context.override(
          name,
          "routeTableAssociation",
          { routeTableId: table.id, subnetId: subnet.resource.id },
          subnetPart(subnet),
        ),
        { parent },
      ),
  );
}
