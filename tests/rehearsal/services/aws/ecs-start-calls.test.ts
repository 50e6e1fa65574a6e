import { describe, expect, it } from "@jest/globals";
import type { TaskStart } from "../../../../rehearsal/services/aws/ecs-start.ts";
import { callProblem } from "../../../../rehearsal/services/aws/ecs-start-calls.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { DIGEST, image, ServiceFixture } from "./service-fixture.ts";

const ADDRESS = "http://api.shop.internal:3000";

/** The service `api` stands and is entered under its name; `says` is what becomes of a task that calls an address. */
function ground() {
  const fixture = new ServiceFixture([image(DIGEST)]);
  const { cloud, network, taskGroup } = fixture;
  const vpc = { ...network.vpc.inputs, enableDnsSupport: true, enableDnsHostnames: true };
  cloud.change(network.vpc, vpc);
  const namespace = cloud.make(TOKEN.discoveryNamespace, { name: "shop.internal", vpc: network.vpc.id });
  const registry = cloud.make(TOKEN.discoveryService, {
    name: "api",
    dnsConfig: { namespaceId: namespace.id, dnsRecords: [{ type: "A", ttl: 10 }] },
  });
  const group = cloud.make(TOKEN.securityGroup, { vpcId: network.vpc.id, name: "caller" });
  const rule = { ipProtocol: "tcp", fromPort: 3000, toPort: 3000 };
  const goOut = () =>
    cloud.make(TOKEN.egressRule, {
      ...rule,
      securityGroupId: group.id,
      referencedSecurityGroupId: taskGroup.id,
    });
  const comeIn = () =>
    cloud.make(TOKEN.ingressRule, {
      ...rule,
      securityGroupId: taskGroup.id,
      referencedSecurityGroupId: group.id,
    });
  const says = (value: string, container: object = {}) => {
    const start = {
      containers: [{ name: "web", image: "web", environment: [{ name: "API_URL", value }], ...container }],
      network: { subnets: network.publicSubnets, groups: [group.id], publicAddress: true },
    } as unknown as TaskStart; // roles and load balancers are not asked
    return cloud.ask((seen) => callProblem(seen, start));
  };
  const call = () =>
    fixture.service(fixture.task(), { serviceRegistries: { registryArn: registry.outputs.arn } });
  return { ...{ call, cloud, comeIn, goOut, network, says, vpc } };
}

describe("callProblem", () => {
  it("is none for a variable that is no address, or one of somebody else's zone", () => {
    const { says } = ground();
    expect([says("info"), says("https://api.stripe.com:443"), says("http://127.0.0.1:3000")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("tells a name that the zone does not hold", () => {
    expect(ground().says("http://prices.shop.internal:3000")).toBe(
      "Essential container in task exited: container web exited with code 1: getaddrinfo ENOTFOUND prices.shop.internal",
    );
  });

  it("waits for a service of which no task stands yet", () => {
    expect(ground().says(ADDRESS)).toBeUndefined();
  });

  it("lets a task through once both groups are open", () => {
    const { call, comeIn, goOut, says } = ground();
    call();
    expect(says(ADDRESS)).toMatch(
      /connect ETIMEDOUT api\.shop\.internal:3000 .*do not let the task reach 10\./,
    );
    goOut();
    expect(says(`${ADDRESS}/v1`)).toContain("ETIMEDOUT");
    comeIn();
    expect(says(`${ADDRESS}/v1`)).toBeUndefined();
    expect(says("http://api.shop.internal:3001")).toContain("ETIMEDOUT api.shop.internal:3001");
  });

  it("finds no name in a network that does not answer for its private zones", () => {
    const { cloud, network, says, vpc } = ground();
    cloud.change(network.vpc, { ...vpc, enableDnsHostnames: false });
    expect(says(ADDRESS)).toContain("getaddrinfo ENOTFOUND api.shop.internal");
  });

  it("leaves a container alone whose end does not end the task", () => {
    expect(ground().says("http://prices.shop.internal:3000", { essential: false })).toBeUndefined();
  });
});
