import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { ATLAS_CALLER } from "./atlas.ts";
import { AWS_CALLER, linked, twoEnds } from "./linked.ts";

describe("the link of both ends", () => {
  const values = (made: ReturnType<typeof twoEnds>, rest: object): Record<string, unknown> => ({
    projectId: made.projectId,
    privateLinkId: made.service.outputs.privateLinkId,
    endpointServiceId: made.endpoint.id,
    providerName: "AWS",
    ...rest,
  });

  it.each([
    ["an endpoint that is not there", { endpointServiceId: "vpce-0" }, "INTERFACE_ENDPOINT_NOT_FOUND"],
    ["a service that is not there", { privateLinkId: "0".repeat(24) }, "PRIVATE_ENDPOINT_SERVICE_NOT_FOUND"],
  ])("is refused for %s", (_what, rest, code) => {
    const made = twoEnds();
    expect(() => made.cloud.make(ATLAS.linkedEndpoint, values(made, rest))).toThrow(code);
  });

  it("is refused for an endpoint that asks for another service", () => {
    const made = twoEnds();
    const { cloud, network } = made;
    cloud.as(AWS_CALLER);
    const other = cloud.make(TOKEN.vpcEndpoint, {
      vpcId: network.vpc.id,
      serviceName: "com.amazonaws.eu-central-1.logs",
      vpcEndpointType: "Interface",
      subnetIds: network.privateSubnets.map((subnet) => subnet.id),
    });
    cloud.as(ATLAS_CALLER);
    expect(() => cloud.make(ATLAS.linkedEndpoint, values(made, { endpointServiceId: other.id }))).toThrow(
      "INTERFACE_ENDPOINT_NOT_FOUND",
    );
  });

  it("is refused a second time", () => {
    const made = linked();
    expect(() => made.cloud.make(ATLAS.linkedEndpoint, values(made, {}))).toThrow("is linked already");
  });

  it("shows that the endpoint went", () => {
    const { cloud, endpoint, link } = linked();
    expect(cloud.look(link).awsConnectionStatus).toBe("AVAILABLE");
    cloud.as(AWS_CALLER);
    cloud.drop(endpoint);
    cloud.as(ATLAS_CALLER);
    expect(cloud.look(link).awsConnectionStatus).toBe("REJECTED");
  });
});
