import { describe, expect, it } from "@jest/globals";
import {
  addInterface,
  interfacesOf,
  removeInterfaces,
} from "../../../../rehearsal/services/aws/network-interfaces.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";

describe("addInterface", () => {
  it("gives the first free address after the four that AWS keeps, until none is left", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const subnet = cloud.make(TOKEN.subnet, { vpcId: vpc.id, cidrBlock: "10.20.99.0/28" });
    const add = (): unknown =>
      cloud.ask(
        (view) =>
          addInterface(view, { subnetId: subnet.id, groupIds: [], owner: "x", description: "" }).outputs
            .privateIp,
      );
    const given = Array.from({ length: 11 }, add);
    expect([given[0], given[10]]).toEqual(["10.20.99.4", "10.20.99.14"]);
    expect(add).toThrow("InsufficientFreeAddressesInSubnet");
    cloud.ask((view) => removeInterfaces(view, "x"));
    expect(cloud.ask((view) => interfacesOf(view, "x"))).toEqual([]);
    expect(add()).toBe("10.20.99.4");
  });

  it("refuses a sixth group, and a group of another VPC", () => {
    const cloud = new MemoryCloud(services);
    const { vpc, publicSubnets } = makeNetwork(cloud);
    const subnetId = publicSubnets[0]?.id ?? "";
    const groups = Array.from(
      { length: 6 },
      (_, index) => cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: `g${index}` }).id,
    );
    const add = (groupIds: readonly string[]): unknown =>
      cloud.ask((view) => addInterface(view, { subnetId, groupIds, owner: "x", description: "" }));
    expect(() => add(groups)).toThrow("SecurityGroupsPerInterfaceLimitExceeded");
    const stranger = cloud.make(TOKEN.securityGroup, {
      vpcId: cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" }).id,
      name: "s",
    });
    expect(() => add([stranger.id])).toThrow("different VPCs");
    expect(() => add(groups.slice(0, 5))).not.toThrow();
  });
});
