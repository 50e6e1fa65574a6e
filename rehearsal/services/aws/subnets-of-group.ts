import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { text } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

export interface GroupedSubnets {
  readonly subnets: readonly Entity[];
  readonly vpcId: string;
  /** Names of the zones, sorted, without repeats. */
  readonly zones: readonly string[];
}

/**
 * The subnets of a database's or cache's group: all must exist and stand in one VPC. `code` is how the
 * service words a fault.
 */
export function groupedSubnets(cloud: Cloud, ids: readonly string[], code: string): GroupedSubnets {
  if (ids.length === 0) throw new CloudError(code, "A subnet group needs at least one subnet.");
  const subnets = ids.map((id) => {
    const subnet = cloud.get(TOKEN.subnet, id);
    if (subnet === undefined)
      throw new CloudError(code, `Some input subnets in :[${ids.join(", ")}] are invalid.`);
    return subnet;
  });
  const vpcs = [...new Set(subnets.map((subnet) => text(live(subnet), "vpcId") ?? ""))];
  if (vpcs.length > 1) throw new CloudError(code, `Subnets are not all in the same VPC: ${vpcs.join(", ")}.`);
  const zones = [...new Set(subnets.map((subnet) => text(live(subnet), "availabilityZone") ?? ""))].sort();
  return { subnets, vpcId: vpcs[0] ?? "", zones };
}

/**
 * Security groups must exist and belong to the VPC of the subnets (RDS and ElastiCache API references, read
 * 2026-11).
 */
export function requireGroupsOfVpc(
  cloud: Cloud,
  groupIds: readonly string[],
  vpcId: string,
  what: string,
): void {
  for (const id of groupIds) {
    const group = cloud.get(TOKEN.securityGroup, id);
    if (group === undefined)
      throw new CloudError("InvalidParameterValue", `Invalid security group , groupId= ${id}, groupName= .`);
    const other = text(live(group), "vpcId");
    if (other !== vpcId) {
      throw new CloudError(
        "InvalidParameterCombination",
        `The ${what} and EC2 security group are in different VPCs. The ${what} is in ${vpcId} and the EC2 security group is in ${String(other)}`,
      );
    }
  }
}
