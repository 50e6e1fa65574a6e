import { describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { elasticache } from "../../../../rehearsal/services/aws/elasticache.ts";
import { shortRegion } from "../../../../rehearsal/services/aws/elasticache-endpoints.ts";
import { type DataNetwork, dataNetwork } from "./data-network.ts";

const SUBNETS = "aws:elasticache/subnetGroup:SubnetGroup";
const PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const INTERFACE = "slipway:ec2/networkInterface";
const UNKNOWN = Symbol.for("slipway.unknown");
const TOKEN = "kept-hidden-0123456789";

const VALUES = {
  replicationGroupId: "sessions",
  description: "sessions",
  engine: "valkey",
  engineVersion: "8.0",
  nodeType: "cache.t4g.micro",
  numCacheClusters: 2,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  subnetGroupName: "data",
  transitEncryptionEnabled: true,
  authToken: TOKEN,
  snapshotRetentionLimit: 7,
  snapshotWindow: "03:00-04:00",
  maintenanceWindow: "sun:05:00-sun:06:00",
};

interface Ground extends DataNetwork {
  readonly values: Record<string, unknown>;
  make(more?: Record<string, unknown>): Entity;
}

function ground(): Ground {
  const network = dataNetwork(elasticache);
  network.cloud.make(SUBNETS, { name: "data", subnetIds: network.subnetIds });
  const values = { ...VALUES, securityGroupIds: [network.groupId] };
  return { ...network, values, make: (more = {}) => network.cloud.make(GROUP, { ...values, ...more }) };
}

describe("cache subnet groups", () => {
  it("know their VPC and write their name in lower case", () => {
    const { cloud, subnetIds, vpcId } = dataNetwork(elasticache);
    expect(cloud.make(SUBNETS, { name: "Data", subnetIds }).outputs).toMatchObject({ name: "data", vpcId });
  });

  it("are refused over two VPCs", () => {
    const { cloud, subnetIds, otherSubnetId } = dataNetwork(elasticache);
    expect(() => cloud.make(SUBNETS, { name: "data", subnetIds: [...subnetIds, otherSubnetId] })).toThrow(
      "InvalidSubnet",
    );
  });

  it("stay while a cache uses them", () => {
    const { cloud, make } = ground();
    make();
    expect(() => cloud.drop(cloud.list(SUBNETS)[0] as Entity)).toThrow("CacheSubnetGroupInUse"); // made by ground()
  });
});

describe("cache parameter groups", () => {
  it.each([
    [
      "a known parameter",
      { family: "valkey8", parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }] },
      [],
    ],
    [
      "a value outside the list",
      { family: "valkey8", parameters: [{ name: "maxmemory-policy", value: "lru" }] },
      ["parameters[0].value"],
    ],
    [
      "an unknown parameter",
      { family: "valkey8", parameters: [{ name: "maxmemory", value: "1" }] },
      ["parameters[0].name"],
    ],
    ["an unknown family", { family: "valkey99" }, ["family"]],
  ])("with %s", (_cause, inputs, properties) => {
    const found = dataNetwork(elasticache).cloud.failures(PARAMETERS, { name: "cache", ...inputs });
    expect(found.map((failure) => failure.split(":")[0])).toEqual(properties);
  });

  it("are refused to an engine of another family", () => {
    const { cloud, make } = ground();
    cloud.make(PARAMETERS, { name: "old", family: "redis7" });
    expect(() => make({ parameterGroupName: "old" })).toThrow(
      "Expected a parameter group of family valkey8 but found one of family redis7 (old).",
    );
  });

  it("stay while a cache uses them", () => {
    const { cloud, make } = ground();
    const group = cloud.make(PARAMETERS, { name: "cache", family: "valkey8" });
    make({ parameterGroupName: "cache" });
    expect(() => cloud.drop(group)).toThrow("InvalidCacheParameterGroupState");
  });
});

describe("replication groups", () => {
  it("answer under a primary and a reader address", () => {
    const { outputs } = ground().make();
    expect(outputs.primaryEndpointAddress).toMatch(
      /^master\.sessions\.[0-9a-z]{6}\.euc1\.cache\.amazonaws\.com$/,
    );
    expect(outputs.readerEndpointAddress).toMatch(
      /^replica\.sessions\.[0-9a-z]{6}\.euc1\.cache\.amazonaws\.com$/,
    );
    expect(outputs).toMatchObject({
      port: 6379,
      engineVersionActual: "8.0.1",
      memberClusters: ["sessions-001", "sessions-002"],
      parameterGroupName: "default.valkey8",
      atRestEncryptionEnabled: true,
      transitEncryptionMode: "required",
    });
  });

  it("have plain addresses without TLS", () => {
    const { outputs } = ground().make({ transitEncryptionEnabled: false, authToken: undefined });
    expect(outputs.primaryEndpointAddress).toMatch(
      /^sessions\.[0-9a-z]{6}\.ng\.0001\.euc1\.cache\.amazonaws\.com$/,
    );
  });

  it("with shards have one address for all", () => {
    const more = {
      numCacheClusters: undefined,
      numNodeGroups: 2,
      replicasPerNodeGroup: 1,
      clusterMode: "enabled",
    };
    const { outputs } = ground().make(more);
    expect(outputs.configurationEndpointAddress).toMatch(/^clustercfg\.sessions\./);
    expect(outputs.memberClusters).toEqual([
      "sessions-0001-001",
      "sessions-0001-002",
      "sessions-0002-001",
      "sessions-0002-002",
    ]);
    expect(outputs.parameterGroupName).toBe("default.valkey8.cluster.on");
  });

  it("encrypt Redis at rest only when told to", () => {
    expect(ground().make({ engine: "redis", engineVersion: "7.1" }).outputs.atRestEncryptionEnabled).toBe(
      false,
    );
  });

  it("take an interface per node, spread over the zones, and give them back", () => {
    const { cloud, make, subnetIds } = ground();
    const group = make();
    expect(cloud.list(INTERFACE).map((entity) => entity.outputs.subnetId)).toEqual(subnetIds);
    cloud.drop(group);
    expect(cloud.list(INTERFACE)).toEqual([]);
  });

  it("are refused an id that is taken", () => {
    const { make } = ground();
    make();
    expect(() => make({ replicationGroupId: "SESSIONS" })).toThrow(
      "ReplicationGroupAlreadyExists: Replication group sessions already exists.",
    );
  });

  it.each([
    [
      "a subnet group that does not exist",
      { subnetGroupName: "ghost" },
      "CacheSubnetGroupNotFoundFault: Cache Subnet Group ghost does not exist.",
    ],
    [
      "a security group that does not exist",
      { securityGroupIds: ["sg-0"] },
      "InvalidParameterValue: Invalid security group , groupId= sg-0, groupName= .",
    ],
    [
      "a parameter group that does not exist",
      { parameterGroupName: "ghost" },
      "CacheParameterGroupNotFound: CacheParameterGroup ghost not found.",
    ],
    [
      "a parameter group without shards for shards",
      { parameterGroupName: "default.valkey8", clusterMode: "enabled" },
      "cluster-enabled no",
    ],
    ["a key that does not exist", { kmsKeyId: "ghost" }, "NotFoundException"],
    [
      "a log group that does not exist",
      {
        logDeliveryConfigurations: [
          {
            destinationType: "cloudwatch-logs",
            destination: "ghost",
            logType: "slow-log",
            logFormat: "json",
          },
        ],
      },
      "Target log group ghost does not exist.",
    ],
  ])("are refused %s", (_cause, more, words) => {
    expect(() => ground().make(more)).toThrow(words);
  });

  it("are refused a security group of another VPC", () => {
    const { make, otherGroupId } = ground();
    expect(() => make({ securityGroupIds: [otherGroupId] })).toThrow(
      "InvalidParameterCombination: The replication group and EC2 security group are in different VPCs.",
    );
  });

  it("are refused Multi-AZ in one zone", () => {
    const { cloud, make, subnetIds } = ground();
    cloud.make(SUBNETS, { name: "one", subnetIds: subnetIds.slice(0, 1) });
    expect(() => make({ subnetGroupName: "one" })).toThrow(
      "Multi-AZ needs subnets in at least two zones; one covers eu-central-1a.",
    );
  });

  it.each([
    ["good values", {}, []],
    [
      "values that are not known yet",
      { authToken: UNKNOWN, kmsKeyId: UNKNOWN, subnetGroupName: UNKNOWN, numCacheClusters: UNKNOWN },
      [],
    ],
    ["an id of 40 characters", { replicationGroupId: "s".repeat(40) }, []],
    ["an id of 41 characters", { replicationGroupId: "s".repeat(41) }, ["replicationGroupId"]],
    ["an id that begins with a digit", { replicationGroupId: "1s" }, ["replicationGroupId"]],
    ["an empty description", { description: "" }, ["description"]],
    ["an engine that is none of the two", { engine: "memcached" }, ["engine"]],
    ["a version of the other engine", { engineVersion: "7.1" }, ["engineVersion"]],
    ["a version without its minor", { engineVersion: "8" }, ["engineVersion"]],
    ["a node type that does not exist", { nodeType: "cache.t4g.large" }, ["nodeType"]],
    [
      "0 nodes",
      { numCacheClusters: 0, automaticFailoverEnabled: false, multiAzEnabled: false },
      ["numCacheClusters"],
    ],
    ["6 nodes", { numCacheClusters: 6 }, []],
    ["7 nodes", { numCacheClusters: 7 }, ["numCacheClusters"]],
    ["Multi-AZ without failover", { automaticFailoverEnabled: false }, ["multiAzEnabled"]],
    ["failover with one node", { numCacheClusters: 1 }, ["numCacheClusters"]],
    ["a token without TLS", { transitEncryptionEnabled: false }, ["authToken"]],
    ["a token of 15 characters", { authToken: "a".repeat(15) }, ["authToken"]],
    ["a token of 16 characters", { authToken: "a".repeat(16) }, []],
    ["a token of 129 characters", { authToken: "a".repeat(129) }, ["authToken"]],
    ["a token with @", { authToken: `${TOKEN}@` }, ["authToken"]],
    ["a token with every allowed symbol", { authToken: `${TOKEN}!&#$^<>-` }, []],
    [
      "a key without encryption at rest",
      { engine: "redis", engineVersion: "7.1", kmsKeyId: "x" },
      ["kmsKeyId"],
    ],
    ["36 days of snapshots", { snapshotRetentionLimit: 36 }, ["snapshotRetentionLimit"]],
    ["a snapshot window of 59 minutes", { snapshotWindow: "03:00-03:59" }, ["snapshotWindow"]],
    ["windows that overlap", { snapshotWindow: "04:30-05:30" }, ["snapshotWindow"]],
    ["windows that meet", { snapshotWindow: "04:00-05:00" }, []],
    ["an unknown TLS mode", { transitEncryptionMode: "on" }, ["transitEncryptionMode"]],
    ["user groups", { userGroupIds: ["g"] }, ["userGroupIds"]],
  ])("with %s", (_cause, more, properties) => {
    const { cloud, values } = ground();
    expect(cloud.failures(GROUP, { ...values, ...more }).map((failure) => failure.split(":")[0])).toEqual(
      properties,
    );
  });

  it("never show a token in a fault", () => {
    const { cloud, values } = ground();
    expect(cloud.failures(GROUP, { ...values, authToken: "hidden@" }).join()).not.toContain("hidden");
  });
});

describe("a replication group that changes", () => {
  const change = (
    from: Record<string, unknown>,
    to: Record<string, unknown>,
  ): (() => Record<string, unknown>) => {
    const { cloud, make, values } = ground();
    const group = make(from);
    return () => {
      cloud.change(group, { ...values, ...from, ...to });
      return cloud.look(group);
    };
  };
  const REDIS = { engine: "redis", engineVersion: "7.1" };
  const PLAIN = { transitEncryptionEnabled: false, authToken: undefined };

  it("gets a new node with an interface", () => {
    expect(change({}, { numCacheClusters: 3 })().memberClusters).toHaveLength(3);
  });

  it("becomes Valkey from Redis, and never Redis again", () => {
    expect(change(REDIS, { engine: "valkey", engineVersion: "8.0" })()).toMatchObject({
      engine: "valkey",
      engineVersionActual: "8.0.1",
    });
    expect(change({}, REDIS)).toThrow("Cannot modify the engine from valkey to redis");
  });

  it("is refused an older version", () => {
    expect(change({ engineVersion: "8.1" }, { engineVersion: "8.0" })).toThrow(
      "Cannot downgrade valkey from 8.1 to 8.0",
    );
  });

  it("gets TLS in two steps", () => {
    expect(change(PLAIN, { transitEncryptionEnabled: true })).toThrow(
      "transitEncryptionMode preferred first",
    );
    expect(
      change(PLAIN, { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" })()
        .primaryEndpointAddress,
    ).toMatch(/^master\./);
  });

  it("is refused TLS where its version has it at creation only", () => {
    const old = { engine: "redis", engineVersion: "6.2", ...PLAIN };
    expect(change(old, { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" })).toThrow(
      "can only be set at creation",
    );
  });

  it("loses TLS only from the preferred mode", () => {
    expect(change({ authToken: undefined }, { transitEncryptionEnabled: false })).toThrow(
      "only from transitEncryptionMode preferred",
    );
  });
});

describe("a replication group that is deleted", () => {
  it("leaves a final snapshot where one is named, whose name is then taken", () => {
    const { cloud, make } = ground();
    const more = { finalSnapshotIdentifier: "sessions-final" };
    cloud.drop(make(more));
    const [snapshot] = cloud.ask((view) => view.list("slipway:elasticache/snapshot", { kept: true }));
    expect(snapshot?.kept).toEqual({ why: "final snapshot of sessions", until: undefined });
    const again = make(more);
    expect(() => cloud.drop(again)).toThrow("SnapshotAlreadyExistsFault");
  });

  it("leaves nothing where none is named", () => {
    const { cloud, make } = ground();
    cloud.drop(make());
    expect(cloud.ask((view) => view.list("slipway:elasticache/snapshot", { kept: true }))).toEqual([]);
  });
});

describe("shortRegion", () => {
  it.each([
    ["eu-central-1", "euc1"],
    ["us-east-1", "use1"],
    ["ap-southeast-3", "apse3"],
    ["me-central-1", "mec1"],
  ])("writes %s as %s", (region, short) => {
    expect(shortRegion(region)).toBe(short);
  });
});
