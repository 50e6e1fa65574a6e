import type { Service } from "../../../../rehearsal/cloud/behaviour.ts";
import { ec2SecurityGroup } from "../../../../rehearsal/services/aws/ec2-security-group.ts";
import { ec2Subnet } from "../../../../rehearsal/services/aws/ec2-subnet.ts";
import { ec2Vpc } from "../../../../rehearsal/services/aws/ec2-vpc.ts";
import { kms } from "../../../../rehearsal/services/aws/kms.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

export interface DataNetwork {
  readonly cloud: MemoryCloud;
  readonly vpcId: string;
  /** One subnet in each of two zones, `eu-central-1a` and `eu-central-1b`. */
  readonly subnetIds: readonly string[];
  readonly groupId: string;
  /** Subnet and group of another VPC. */
  readonly otherSubnetId: string;
  readonly otherGroupId: string;
}

/** A VPC with two isolated subnets, beside another VPC: the ground that databases and caches stand on. */
export function dataNetwork(...services: readonly Service[]): DataNetwork {
  const cloud = new MemoryCloud([ec2Vpc, ec2Subnet, ec2SecurityGroup, kms, ...services]);
  const make = (cidr: string): { vpcId: string; subnetIds: string[]; groupId: string } => {
    const vpcId = cloud.make("aws:ec2/vpc:Vpc", { cidrBlock: `${cidr}.0.0/16` }).id;
    const subnet = (n: number, zone: string): string =>
      cloud.make("aws:ec2/subnet:Subnet", {
        vpcId,
        cidrBlock: `${cidr}.${n}.0/24`,
        availabilityZone: `eu-central-1${zone}`,
      }).id;
    const subnetIds = [subnet(1, "a"), subnet(2, "b")];
    const groupId = cloud.make("aws:ec2/securityGroup:SecurityGroup", {
      vpcId,
      name: "data",
      description: "data",
    }).id;
    return { vpcId, subnetIds, groupId };
  };
  const own = make("10.0");
  const other = make("10.1");
  return { cloud, ...own, otherSubnetId: other.subnetIds[0] ?? "", otherGroupId: other.groupId };
}
