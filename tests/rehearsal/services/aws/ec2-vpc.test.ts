import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

describe("vpc", () => {
  it("comes with a default group, a main route table and a default network ACL", () => {
    const cloud = new MemoryCloud(services);
    const vpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/16" });
    const { defaultSecurityGroupId, mainRouteTableId, defaultNetworkAclId, enableDnsSupport } =
      cloud.look(vpc);
    expect(cloud.list(TOKEN.securityGroup).map((group) => group.id)).toEqual([defaultSecurityGroupId]);
    expect(cloud.list(TOKEN.routeTable).map((table) => table.id)).toEqual([mainRouteTableId]);
    expect(defaultNetworkAclId).toMatch(/^acl-[0-9a-f]{17}$/);
    expect(enableDnsSupport).toBe(true);
  });

  it("refuses a range that is too large, too small or not a range", () => {
    const cloud = new MemoryCloud(services);
    expect(() => cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/15" })).toThrow("InvalidVpc.Range");
    expect(() => cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/29" })).toThrow("InvalidVpc.Range");
    expect(() => cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.1/16" })).toThrow("cidrBlock:");
    expect(cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/28" }).id).toMatch(/^vpc-/);
  });

  it("refuses a sixth one in a region, and allows it in another", () => {
    const cloud = new MemoryCloud(services);
    for (let index = 0; index < 5; index += 1) cloud.make(TOKEN.vpc, { cidrBlock: `10.${index}.0.0/16` });
    expect(() => cloud.make(TOKEN.vpc, { cidrBlock: "10.9.0.0/16" })).toThrow("VpcLimitExceeded");
    cloud.as({ region: "eu-west-1" });
    expect(cloud.make(TOKEN.vpc, { cidrBlock: "10.9.0.0/16" }).region).toBe("eu-west-1");
  });

  it("refuses deletion while a subnet stands in it, and takes its own things along afterwards", () => {
    const cloud = new MemoryCloud(services);
    const vpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/16" });
    const subnet = cloud.make(TOKEN.subnet, { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
    expect(() => cloud.drop(vpc)).toThrow(`DependencyViolation: The vpc '${vpc.id}' has dependencies`);
    cloud.drop(subnet);
    cloud.drop(vpc);
    const left = [
      TOKEN.vpc,
      TOKEN.securityGroup,
      TOKEN.routeTable,
      TOKEN.networkAcl,
      TOKEN.ingressRule,
      TOKEN.egressRule,
    ];
    expect(left.flatMap((token) => cloud.list(token))).toEqual([]);
  });

  it("goes back to the cloud's default when a setting is taken away", () => {
    const cloud = new MemoryCloud(services);
    const vpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
    cloud.change(vpc, { cidrBlock: "10.0.0.0/16" });
    expect(cloud.look(vpc).enableDnsHostnames).toBe(false);
  });
});
