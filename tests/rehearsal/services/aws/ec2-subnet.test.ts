import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

function withVpc(): { cloud: MemoryCloud; vpcId: string } {
  const cloud = new MemoryCloud(services);
  return { cloud, vpcId: cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/16" }).id };
}

describe("subnet", () => {
  it("stands in the zone asked for and knows its identifier", () => {
    const { cloud, vpcId } = withVpc();
    const subnet = cloud.make(TOKEN.subnet, {
      vpcId,
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "eu-central-1b",
    });
    expect(cloud.look(subnet)).toMatchObject({
      availabilityZone: "eu-central-1b",
      availabilityZoneId: "euc1-az2",
    });
  });

  const refused: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["a range outside the VPC", { cidrBlock: "10.1.0.0/24" }, "InvalidSubnet.Range"],
    ["a range smaller than /28", { cidrBlock: "10.0.9.0/29" }, "InvalidSubnet.Range"],
    ["a range that overlaps another subnet", { cidrBlock: "10.0.0.128/25" }, "InvalidSubnet.Conflict"],
    [
      "a zone of another region",
      { cidrBlock: "10.0.9.0/24", availabilityZone: "eu-west-1a" },
      "availabilityZone is invalid",
    ],
    ["a VPC that does not exist", { vpcId: "vpc-0", cidrBlock: "10.0.9.0/24" }, "InvalidVpcID.NotFound"],
  ];
  it.each(refused)("refuses %s", (_name, inputs, message) => {
    const { cloud, vpcId } = withVpc();
    cloud.make(TOKEN.subnet, { vpcId, cidrBlock: "10.0.0.0/24" });
    expect(() => cloud.make(TOKEN.subnet, { vpcId, ...inputs })).toThrow(message);
  });

  it("refuses deletion while an interface stands in it", () => {
    const { cloud, vpcId } = withVpc();
    const subnet = cloud.make(TOKEN.subnet, { vpcId, cidrBlock: "10.0.0.0/24" });
    const nat = cloud.make(TOKEN.natGateway, { subnetId: subnet.id, connectivityType: "private" });
    expect(() => cloud.drop(subnet)).toThrow("DependencyViolation");
    cloud.drop(nat);
    cloud.drop(subnet);
    expect(cloud.list(TOKEN.subnet)).toEqual([]);
  });
});
