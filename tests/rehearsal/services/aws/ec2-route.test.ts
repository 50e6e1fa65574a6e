import { describe, expect, it } from "@jest/globals";
import { internetPath } from "../../../../rehearsal/services/aws/ec2-paths.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";

const OUT = "0.0.0.0/0";

describe("route", () => {
  it("refuses a second route to one destination", () => {
    const cloud = new MemoryCloud(services);
    const { publicTable, gateway } = makeNetwork(cloud);
    expect(() =>
      cloud.make(TOKEN.route, {
        routeTableId: publicTable.id,
        destinationCidrBlock: OUT,
        gatewayId: gateway.id,
      }),
    ).toThrow("RouteAlreadyExists");
  });

  it("refuses the gateway of another VPC", () => {
    const cloud = new MemoryCloud(services);
    const { privateTable } = makeNetwork(cloud);
    const other = cloud.make(TOKEN.internetGateway, {
      vpcId: cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" }).id,
    });
    const inputs = { routeTableId: privateTable.id, destinationCidrBlock: OUT, gatewayId: other.id };
    expect(() => cloud.make(TOKEN.route, inputs)).toThrow("belong to different networks");
  });

  it("refuses two targets, none, and one that does not exist", () => {
    const cloud = new MemoryCloud(services);
    const { privateTable, gateway } = makeNetwork(cloud);
    const base = { routeTableId: privateTable.id, destinationCidrBlock: OUT };
    expect(() => cloud.make(TOKEN.route, base)).toThrow("must be specified");
    expect(() => cloud.make(TOKEN.route, { ...base, gatewayId: gateway.id, natGatewayId: "nat-0" })).toThrow(
      "must be specified",
    );
    expect(() => cloud.make(TOKEN.route, { ...base, natGatewayId: "nat-0" })).toThrow(
      "InvalidNatGatewayID.NotFound",
    );
  });

  it("turns into a black hole when its NAT gateway goes", () => {
    const cloud = new MemoryCloud(services);
    const { privateTable, publicSubnets } = makeNetwork(cloud);
    const eip = cloud.make(TOKEN.eip, { domain: "vpc" });
    const nat = cloud.make(TOKEN.natGateway, { subnetId: publicSubnets[0]?.id, allocationId: eip.id });
    const route = cloud.make(TOKEN.route, {
      routeTableId: privateTable.id,
      destinationCidrBlock: OUT,
      natGatewayId: nat.id,
    });
    expect(cloud.look(route).state).toBe("active");
    cloud.drop(nat);
    expect(cloud.look(route).state).toBe("blackhole");
  });
});

describe("routeTableAssociation", () => {
  it("refuses a second table for a subnet, and a table of another VPC", () => {
    const cloud = new MemoryCloud(services);
    const { publicSubnets, privateTable } = makeNetwork(cloud);
    const subnetId = publicSubnets[0]?.id;
    expect(() =>
      cloud.make(TOKEN.routeTableAssociation, { subnetId, routeTableId: privateTable.id }),
    ).toThrow("Resource.AlreadyAssociated");
    const otherVpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" });
    const otherTable = cloud.make(TOKEN.routeTable, { vpcId: otherVpc.id });
    expect(() => cloud.make(TOKEN.routeTableAssociation, { subnetId, routeTableId: otherTable.id })).toThrow(
      "different networks",
    );
  });
});

describe("natGateway", () => {
  it("refuses an address that is taken, and a VPC without an internet gateway", () => {
    const cloud = new MemoryCloud(services);
    const { publicSubnets } = makeNetwork(cloud);
    const eip = cloud.make(TOKEN.eip, {});
    cloud.make(TOKEN.natGateway, { subnetId: publicSubnets[0]?.id, allocationId: eip.id });
    expect(() =>
      cloud.make(TOKEN.natGateway, { subnetId: publicSubnets[1]?.id, allocationId: eip.id }),
    ).toThrow("Resource.AlreadyAssociated");
    const vpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" });
    const subnet = cloud.make(TOKEN.subnet, { vpcId: vpc.id, cidrBlock: "10.30.0.0/24" });
    const free = cloud.make(TOKEN.eip, {});
    expect(() => cloud.make(TOKEN.natGateway, { subnetId: subnet.id, allocationId: free.id })).toThrow(
      "Gateway.NotAttached",
    );
    expect(() => cloud.drop(eip)).toThrow("InvalidIPAddress.InUse");
  });
});

describe("internetGateway", () => {
  it("refuses a second one in a VPC, and deletion while an address is mapped", () => {
    const cloud = new MemoryCloud(services);
    const { vpc, gateway, publicSubnets } = makeNetwork(cloud);
    expect(() => cloud.make(TOKEN.internetGateway, { vpcId: vpc.id })).toThrow(
      "already has an internet gateway",
    );
    cloud.make(TOKEN.natGateway, {
      subnetId: publicSubnets[0]?.id,
      allocationId: cloud.make(TOKEN.eip, {}).id,
    });
    expect(() => cloud.drop(gateway)).toThrow("mapped public address");
  });
});

describe("internetPath", () => {
  it("finds the gateway for a public subnet, and for a private one NAT only while NAT stands in a public subnet", () => {
    const cloud = new MemoryCloud(services);
    const { publicSubnets, privateSubnets, privateTable } = makeNetwork(cloud);
    const [inPublic] = publicSubnets;
    const [inPrivate] = privateSubnets;
    if (inPublic === undefined || inPrivate === undefined) throw new Error("no subnets");
    const path = (): unknown =>
      cloud.ask((view) => [internetPath(view, inPublic), internetPath(view, inPrivate)]);
    expect(path()).toEqual(["internet gateway", undefined]);
    const lost = cloud.make(TOKEN.natGateway, {
      subnetId: inPrivate.id,
      allocationId: cloud.make(TOKEN.eip, {}).id,
    });
    const route = cloud.make(TOKEN.route, {
      routeTableId: privateTable.id,
      destinationCidrBlock: OUT,
      natGatewayId: lost.id,
    });
    expect(path()).toEqual(["internet gateway", undefined]);
    const good = cloud.make(TOKEN.natGateway, {
      subnetId: inPublic.id,
      allocationId: cloud.make(TOKEN.eip, {}).id,
    });
    cloud.change(route, { routeTableId: privateTable.id, destinationCidrBlock: OUT, natGatewayId: good.id });
    expect(path()).toEqual(["internet gateway", "nat"]);
  });
});
