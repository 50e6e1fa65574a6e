import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { DIGEST, image, ServiceFixture } from "./service-fixture.ts";

const ZONE = "shop-staging.internal";
const CUSTOM = { healthCheckCustomConfig: { failureThreshold: 1 } };

/** A network with a zone and a name in it. */
function ground() {
  const fixture = new ServiceFixture([image(DIGEST)]);
  const { cloud, network } = fixture;
  const zone = { name: ZONE, vpc: network.vpc.id };
  const namespace = cloud.make(TOKEN.discoveryNamespace, zone);
  const named = (change: Record<string, unknown> = {}, dns: Record<string, unknown> = {}) => ({
    name: "api",
    dnsConfig: {
      namespaceId: namespace.id,
      routingPolicy: "MULTIVALUE",
      dnsRecords: [{ type: "A", ttl: 10 }],
      ...dns,
    },
    ...CUSTOM,
    ...change,
  });
  const register = (change?: Record<string, unknown>, dns?: Record<string, unknown>) =>
    cloud.make(TOKEN.discoveryService, named(change, dns));
  return { ...fixture, cloud, fixture, named, namespace, network, register, zone };
}

describe("a private DNS namespace", () => {
  it("gets an id, an ARN and a hosted zone", () => {
    const { namespace } = ground();
    expect(namespace.id).toMatch(/^ns-[a-z0-9]{16}$/);
    expect(namespace.outputs).toMatchObject({
      arn: `arn:aws:servicediscovery:eu-central-1:111122223333:namespace/${namespace.id}`,
      hostedZone: expect.stringMatching(/^Z[A-Z2-7]{20}$/),
    });
  });

  it("is refused in a network that does not exist, and where the network has one of the name", () => {
    const { cloud, zone } = ground();
    expect(() => cloud.make(TOKEN.discoveryNamespace, { ...zone, vpc: "vpc-gone" })).toThrow(
      "The VPC vpc-gone in region eu-central-1 does not exist",
    );
    expect(() => cloud.make(TOKEN.discoveryNamespace, { ...zone, name: ZONE.toUpperCase() })).toThrow(
      "already associated with another hosted zone",
    );
  });

  it("is refused with a name that is no domain's", () => {
    const { cloud, zone } = ground();
    expect(cloud.failures(TOKEN.discoveryNamespace, { ...zone, name: "shop_staging.internal" })).toEqual([
      'name: InvalidInput: "shop_staging.internal" is not a domain name',
    ]);
  });

  it("stays while it holds a service", () => {
    const { cloud, namespace, register } = ground();
    const service = register();
    expect(() => cloud.drop(namespace)).toThrow(`still contains the service ${service.id}`);
    cloud.drop(service);
    cloud.drop(namespace);
    expect(cloud.list(TOKEN.discoveryNamespace)).toEqual([]);
  });
});

describe("a service of Cloud Map", () => {
  it("takes its namespace from its DNS words and is found by DNS too", () => {
    const { namespace, register } = ground();
    expect(register().outputs).toMatchObject({ namespaceId: namespace.id, type: "DNS_HTTP" });
  });

  it("is refused in a namespace that is gone, and under a name that is taken", () => {
    const { register } = ground();
    expect(() => register({}, { namespaceId: "ns-gone" })).toThrow("No namespace exists with the ID ns-gone");
    register();
    expect(() => register()).toThrow("Service already exists: api");
  });

  it("is refused with checks by Route 53, which cannot ask private addresses", () => {
    const { cloud, named } = ground();
    const checked = named({ healthCheckConfig: { type: "HTTP" }, healthCheckCustomConfig: undefined });
    expect(() => cloud.make(TOKEN.discoveryService, checked)).toThrow(
      "not supported in a private DNS namespace",
    );
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ["a name that no record has", { name: "a b" }, {}, 'name: InvalidInput: "a b" is not a name of a record'],
    [
      "both kinds of checks",
      { healthCheckConfig: { type: "HTTP" } },
      {},
      "healthCheckConfig: conflicts with healthCheckCustomConfig",
    ],
    [
      "an unknown routing policy",
      {},
      { routingPolicy: "LATENCY" },
      "dnsConfig.routingPolicy: must be MULTIVALUE or WEIGHTED; got LATENCY",
    ],
    [
      "an unknown record",
      {},
      { dnsRecords: [{ type: "MX", ttl: 10 }] },
      "dnsConfig.dnsRecords: must be of A, AAAA, SRV or CNAME; got MX",
    ],
    [
      "a CNAME of several values",
      {},
      { dnsRecords: [{ type: "CNAME", ttl: 10 }] },
      "dnsConfig.dnsRecords: InvalidInput: a CNAME record stands alone and needs the routing policy WEIGHTED",
    ],
    [
      "a negative life",
      {},
      { dnsRecords: [{ type: "A", ttl: -1 }] },
      "dnsConfig.dnsRecords: expected ttl to be in the range (0 - 2147483647), got -1",
    ],
  ])("is refused with %s", (_, change, dns, message) => {
    const { cloud, named } = ground();
    expect(cloud.failures(TOKEN.discoveryService, named(change, dns))).toEqual([message]);
  });

  it("stays while tasks are entered in it", () => {
    const { cloud, fixture, register } = ground();
    const registry = register();
    const service = fixture.service(fixture.task(), {
      serviceRegistries: { registryArn: registry.outputs.arn },
    });
    expect(() => cloud.drop(registry)).toThrow(
      `Service contains registered instances; delete the instances before deleting the service (${registry.id} has 2).`,
    );
    cloud.drop(service);
    cloud.drop(registry);
  });
});

describe("the registry of an ECS service", () => {
  const started = (records: readonly Record<string, unknown>[], registry: Record<string, unknown>) => {
    const { fixture, register } = ground();
    const routingPolicy = records.some(({ type }) => type === "CNAME") ? "WEIGHTED" : "MULTIVALUE";
    const { arn } = register({}, { dnsRecords: records, routingPolicy }).outputs;
    return () => fixture.service(fixture.task(), { serviceRegistries: { registryArn: arn, ...registry } });
  };

  it("must exist", () => {
    expect(started([{ type: "A", ttl: 10 }], { registryArn: "arn:gone" })).toThrow(
      "No Service Discovery service exists with the ARN arn:gone",
    );
  });

  it("needs a port for SRV records, named once", () => {
    const records = [{ type: "SRV", ttl: 10 }];
    const container = { containerName: "api", containerPort: 3000 };
    expect(started(records, {})).toThrow("An SRV record needs a port");
    expect(started(records, { port: 3000, ...container })).toThrow("must not be specified");
    expect(started(records, { port: 3000 })().reason).toBeUndefined();
    expect(started(records, container)().reason).toBeUndefined();
  });

  it("cannot hold CNAME records for tasks with an address of their own", () => {
    expect(started([{ type: "CNAME", ttl: 10 }], {})).toThrow("CNAME");
  });
});
