import { describe, expect, it } from "@jest/globals";
import { endpointPath } from "../../../../rehearsal/services/aws/ec2-paths.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";

const S3 = "com.amazonaws.eu-central-1.s3";

describe("vpcEndpoint", () => {
  it("gives the subnets of its route tables a way to the service, and no others", () => {
    const cloud = new MemoryCloud(services);
    const { vpc, privateTable, privateSubnets, publicSubnets } = makeNetwork(cloud);
    cloud.make(TOKEN.vpcEndpoint, { vpcId: vpc.id, serviceName: S3, routeTableIds: [privateTable.id] });
    const reaches = [privateSubnets[0], publicSubnets[0]].map((subnet) =>
      cloud.ask((view) => subnet !== undefined && endpointPath(view, subnet, "s3") !== undefined),
    );
    expect(reaches).toEqual([true, false]);
  });

  it("refuses a second endpoint of a service in one table", () => {
    const cloud = new MemoryCloud(services);
    const { vpc, privateTable } = makeNetwork(cloud);
    const inputs = { vpcId: vpc.id, serviceName: S3, routeTableIds: [privateTable.id] };
    cloud.make(TOKEN.vpcEndpoint, inputs);
    expect(() => cloud.make(TOKEN.vpcEndpoint, inputs)).toThrow("RouteAlreadyExists");
  });

  it("refuses a service of another region, and a gateway for a service that has none", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    expect(() =>
      cloud.make(TOKEN.vpcEndpoint, { vpcId: vpc.id, serviceName: "com.amazonaws.eu-west-1.s3" }),
    ).toThrow("InvalidServiceName");
    expect(() =>
      cloud.make(TOKEN.vpcEndpoint, { vpcId: vpc.id, serviceName: "com.amazonaws.eu-central-1.logs" }),
    ).toThrow("Gateway");
  });

  it("puts an interface into each subnet, and refuses a second one for the same service with private DNS", () => {
    const cloud = new MemoryCloud(services);
    const { vpc, privateSubnets } = makeNetwork(cloud);
    const inputs = {
      vpcId: vpc.id,
      serviceName: "com.amazonaws.eu-central-1.logs",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: privateSubnets.map((subnet) => subnet.id),
    };
    const endpoint = cloud.make(TOKEN.vpcEndpoint, inputs);
    expect(cloud.list(TOKEN.networkInterface)).toHaveLength(2);
    expect(() => cloud.make(TOKEN.vpcEndpoint, inputs)).toThrow("conflicting DNS domain");
    cloud.drop(endpoint);
    expect(cloud.list(TOKEN.networkInterface)).toEqual([]);
  });

  it("refuses a policy that is not JSON", () => {
    const cloud = new MemoryCloud(services);
    expect(
      cloud.failures(TOKEN.vpcEndpoint, { vpcId: "vpc-1", serviceName: S3, policy: "{" }).join(),
    ).toContain("not JSON");
  });
});
