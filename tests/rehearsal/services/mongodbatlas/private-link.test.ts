import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { awsRegion } from "../../../../rehearsal/services/mongodbatlas/private-link.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { flex, free, organization } from "./atlas.ts";
import { AWS_CALLER, bothClouds, linked } from "./linked.ts";

describe("a private link endpoint", () => {
  it("is an endpoint service of AWS with a name of its region", () => {
    const { cloud, projectId } = organization();
    const made = cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "AP_SOUTH_1" });
    expect(made.outputs).toMatchObject({
      status: "AVAILABLE",
      endpointServiceName: expect.stringMatching(/^com\.amazonaws\.vpce\.ap-south-1\.vpce-svc-[0-9a-f]{17}$/),
    });
  });

  it.each([
    ["M0", free],
    ["Flex", flex],
  ])("is refused for a project of %s only", (_tier, values) => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.cluster, values(projectId));
    expect(() =>
      cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "AP_SOUTH_1" }),
    ).toThrow("needs a cluster of M10 or larger");
  });

  it("is refused a second time in one region, however the region is written", () => {
    const { cloud, projectId } = organization();
    cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "AP_SOUTH_1" });
    expect(() =>
      cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "ap-south-1" }),
    ).toThrow("PRIVATE_ENDPOINT_SERVICE_ALREADY_EXISTS_FOR_REGION");
  });

  it("is refused for another cloud and for a region that is none", () => {
    const { cloud, projectId } = organization();
    expect(
      cloud.failures(ATLAS.privateLink, { projectId, providerName: "GCP", region: "somewhere" }),
    ).toHaveLength(2);
  });

  it("stays while an endpoint is linked, and shows it", () => {
    const { cloud, endpoint, link, service } = linked();
    expect(cloud.look(service)).toMatchObject({ interfaceEndpoints: [endpoint.id] });
    expect(() => cloud.drop(service)).toThrow("still has endpoints");
    cloud.drop(link);
    cloud.drop(service);
    expect(cloud.list(ATLAS.privateLink)).toEqual([]);
  });

  it("holds its project", () => {
    const { cloud, projectId } = organization();
    const link = cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "AP_SOUTH_1" });
    const [project] = cloud.list(ATLAS.project);
    expect(() => project !== undefined && cloud.drop(project)).toThrow("private endpoint services");
    cloud.drop(link);
    if (project !== undefined) cloud.drop(project);
    expect(cloud.list(ATLAS.project)).toEqual([]);
  });
});

describe("an interface endpoint of AWS to Atlas", () => {
  const wanted = (made: ReturnType<typeof bothClouds>, rest: object): Record<string, unknown> => {
    const { cloud, network, projectId } = made;
    const service = cloud.make(ATLAS.privateLink, { projectId, providerName: "AWS", region: "EU_CENTRAL_1" });
    cloud.as(AWS_CALLER);
    return {
      vpcId: network.vpc.id,
      serviceName: service.outputs.endpointServiceName,
      vpcEndpointType: "Interface",
      subnetIds: network.privateSubnets.map((subnet) => subnet.id),
      ...rest,
    };
  };

  it("is refused to a service that nobody runs", () => {
    const made = bothClouds();
    const values = wanted(made, {
      serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0",
    });
    expect(() => made.cloud.make(TOKEN.vpcEndpoint, values)).toThrow("InvalidServiceName");
  });

  it.each([
    ["as a gateway", { vpcEndpointType: "Gateway" }, "available service types ([Interface])"],
    ["with private DNS", { privateDnsEnabled: true }, "does not provide a private DNS name"],
  ])("is refused %s", (_way, rest, message) => {
    const made = bothClouds();
    const values = wanted(made, rest);
    expect(() => made.cloud.make(TOKEN.vpcEndpoint, values)).toThrow(message);
  });

  it("waits for Atlas' acceptance, with an interface in each subnet", () => {
    const made = bothClouds();
    const endpoint = made.cloud.make(TOKEN.vpcEndpoint, wanted(made, {}));
    expect(endpoint.outputs.state).toBe("pendingAcceptance");
    expect(endpoint.outputs.networkInterfaceIds).toHaveLength(2);
  });
});

describe("awsRegion", () => {
  it("reads both ways of writing a region", () => {
    expect([awsRegion("AP_SOUTH_1"), awsRegion("ap-south-1")]).toEqual(["ap-south-1", "ap-south-1"]);
  });
});
