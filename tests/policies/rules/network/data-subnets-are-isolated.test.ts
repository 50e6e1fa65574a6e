import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dataSubnetsAreIsolated } from "../../../../policies/rules/network/data-subnets-are-isolated.ts";
import {
  CACHE_SUBNETS,
  DB_SUBNETS,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNET,
} from "../../../../policies/tokens.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const gateway = view("aws:ec2/internetGateway:InternetGateway", "igw", {}, { outputs: { id: "igw-1" } });
const nat = view("aws:ec2/natGateway:NatGateway", "nat", {});
const subnet = view(SUBNET, "isolated-1", {});
const table = view(ROUTE_TABLE, "isolated", {});
const association = from(
  from(view(ROUTE_TABLE_ASSOCIATION, "isolated-1", {}), "subnetId", subnet),
  "routeTableId",
  table,
);
const group = from(view(DB_SUBNETS, "database-subnets", { subnetIds: [UNKNOWN] }), "subnetIds", subnet);
const out = from(
  from(view(ROUTE, "out", { gatewayId: UNKNOWN }), "routeTableId", table),
  "gatewayId",
  gateway,
);
const viaNat = from(
  from(view(ROUTE, "out", { natGatewayId: UNKNOWN }), "routeTableId", table),
  "natGatewayId",
  nat,
);
const ground = [gateway, nat, subnet, table, association, group];

ruleTable(dataSubnetsAreIsolated, {
  rows: [
    { kind: "met", it: "accepts a table without routes", views: ground, state: "met" },
    {
      kind: "violated",
      it: "refuses a route to the internet gateway",
      views: [...ground, out],
      state: "violated",
      says: 'NET-04: "database-subnets" subnetIds.isolated-1 must be without a route to an internet gateway; got a route to an internet gateway. Place the subnet group in the isolated subnets.',
    },
    {
      kind: "violated",
      it: "refuses a subnet that gives out public addresses",
      views: ground.map((one) => (one === subnet ? given(subnet, { mapPublicIpOnLaunch: true }) : one)),
      state: "violated",
      says: 'NET-04: "database-subnets" subnetIds.isolated-1.mapPublicIpOnLaunch must be false; got true. Place the subnet group in the isolated subnets.',
    },
    {
      kind: "absent",
      it: "leaves a subnet without a table undecided: the network's main table counts",
      views: [subnet, group],
      state: "undecided",
    },
    {
      kind: "absent",
      it: "leaves subnets of another stack undecided",
      views: [view(DB_SUBNETS, "database-subnets", { subnetIds: ["subnet-1"] })],
      state: "undecided",
      undecided: "subnetIds",
    },
    {
      kind: "boundary",
      it: "accepts a route to a NAT gateway, by which nobody comes in",
      views: [...ground, viaNat],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads routes written inside the table",
      views: [
        ...ground.filter((one) => one !== table),
        given(table, { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }] }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads the cache's subnet group",
      views: [
        ...ground.slice(0, 5),
        from(view(CACHE_SUBNETS, "cache-subnets", { subnetIds: [UNKNOWN] }), "subnetIds", subnet),
        out,
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a route to something unknown undecided",
      views: [...ground, from(view(ROUTE, "out", { gatewayId: UNKNOWN }), "routeTableId", table)],
      state: "undecided",
      undecided: "gatewayId",
    },
  ],
});
