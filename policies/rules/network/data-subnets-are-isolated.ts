import { fact, isSet } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule, typeOf } from "../../rule.ts";
import {
  CACHE_SUBNETS,
  DB_SUBNETS,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNET,
} from "../../tokens.ts";
import { Undecided } from "../../undecided.ts";
import type { Verdict } from "../../verdict.ts";

const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const EXPECTED = "without a route to an internet gateway";

export const dataSubnetsAreIsolated = stackRule({
  name: "data-subnets-are-isolated",
  control: "NET-04",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Databases and caches sit in subnets without a route to an internet gateway, which give out no public addresses.",
  rationale: "Without a route, a wrong security group or a public address still opens nothing.",
  remediation: "Place the subnet group in the isolated subnets.",
  source: {
    url: "https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2.SubnetType.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(DB_SUBNETS, CACHE_SUBNETS).flatMap((group) =>
      judge(group.urn, () => {
        const subnets = index.linked(group, "subnetIds", SUBNET);
        if (subnets.length === 0)
          throw new Undecided("subnetIds", "names subnets that this stack does not declare");
        return subnets.flatMap((subnet) => [judgeSubnet(index, subnet), givesNoAddress(subnet)]);
      }),
    ),
});

function judgeSubnet(index: ViewIndex, subnet: ResourceView): Verdict {
  const tables = index
    .pointingAt(subnet, ROUTE_TABLE_ASSOCIATION, "subnetId")
    .flatMap((association) => index.linked(association, "routeTableId", ROUTE_TABLE));
  // Without an association the network's main table counts, which the stack may not declare at all.
  if (tables.length === 0)
    throw new Undecided(`subnetIds.${subnet.name}`, "has no route table in this stack");
  const open = tables.some((table) => leadsOut(index, table));
  return fact(
    !open,
    `subnetIds.${subnet.name}`,
    EXPECTED,
    open ? "a route to an internet gateway" : "no such route",
  );
}

/** @pulumi/aws 7.48.0, ec2.SubnetArgs: default false. */
function givesNoAddress(subnet: ResourceView): Verdict {
  const gives = inputsOf(subnet).flag("mapPublicIpOnLaunch", false);
  return isSet(`subnetIds.${subnet.name}.mapPublicIpOnLaunch`, false, gives);
}

function leadsOut(index: ViewIndex, table: ResourceView): boolean {
  const inline = inputsOf(table)
    .items("routes")
    .some((route) => isGateway(route.unknown("gatewayId") ? undefined : route.text("gatewayId")));
  const source = (table.propertyDependencies.routes ?? []).some((urn) => typeOf(urn) === GATEWAY);
  const separate = index
    .pointingAt(table, ROUTE, "routeTableId")
    .some(
      (route) =>
        index.linked(route, "gatewayId", GATEWAY).length > 0 || isGateway(text(route.inputs.gatewayId)),
    );
  return inline || source || separate;
}

function isGateway(id: string | undefined): boolean {
  return id?.startsWith("igw-") === true;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
