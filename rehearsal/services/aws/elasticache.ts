import type { Behaviour, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { flag, given, number, records, text, textList } from "../known.ts";
import {
  cacheVersion,
  engineOf,
  isSharded,
  nodeCount,
  replicationGroupFailures,
} from "./elasticache-check.ts";
import { cacheEndpoints } from "./elasticache-endpoints.ts";
import {
  CACHE_PARAMETER_GROUP,
  CACHE_SUBNET_GROUP,
  cacheParameterGroup,
  cacheSubnetGroup,
  REPLICATION_GROUP,
} from "./elasticache-groups.ts";
import { refuseGroupModification } from "./elasticache-modification.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { addInterface, removeInterfaces } from "./network-interfaces.ts";
import { type GroupedSubnets, groupedSubnets, requireGroupsOfVpc } from "./subnets-of-group.ts";
import { TOKEN } from "./tokens.ts";

/** Port of Redis and Valkey (ElastiCache API reference, CreateReplicationGroup, from memory, 2026-11). */
const DEFAULT_PORT = 6379;
/** Windows that ElastiCache would pick at random; here always these. */
const DEFAULT_SNAPSHOT_WINDOW = "03:00-04:00";
const DEFAULT_MAINTENANCE_WINDOW = "sun:05:00-sun:06:00";
/** Snapshots that outlive their group: no resource of the provider declares them. */
const SNAPSHOT = "slipway:elasticache/snapshot";

const replicationGroup: Behaviour = {
  token: REPLICATION_GROUP,
  autoName: { property: "replicationGroupId", maxLength: 40, lowerCase: true },
  // Redis becomes Valkey, and TLS is switched on, without a new group (provider source, from memory, 2026-11).
  inPlace: ["engine", "transitEncryptionEnabled"],
  changes: {
    engine: ["engineVersionActual", "parameterGroupName"],
    engineVersion: ["engineVersionActual"],
    numCacheClusters: ["memberClusters"],
    numNodeGroups: ["memberClusters"],
    replicasPerNodeGroup: ["memberClusters"],
    transitEncryptionEnabled: [
      "primaryEndpointAddress",
      "readerEndpointAddress",
      "configurationEndpointAddress",
    ],
  },
  check: replicationGroupFailures,

  create(inputs, cloud) {
    const id = (text(inputs, "replicationGroupId") ?? "").toLowerCase();
    if (cloud.get(REPLICATION_GROUP, id) !== undefined) {
      throw new CloudError("ReplicationGroupAlreadyExists", `Replication group ${id} already exists.`);
    }
    return { id, outputs: settled(id, inputs, cloud) };
  },

  update(entity, next, cloud) {
    refuseGroupModification(entity, next);
    removeInterfaces(cloud, text(entity.outputs, "arn") ?? "");
    return settled(entity.id, next, cloud);
  },

  delete(entity, cloud) {
    takeFinalSnapshot(entity, cloud);
    removeInterfaces(cloud, text(entity.outputs, "arn") ?? "");
    return undefined;
  },
};

/**
 * Checks every reference, takes a network interface per node, and answers with all that ElastiCache fills in.
 */
function settled(id: string, inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  const place = placed(inputs, cloud);
  requireKey(inputs, cloud);
  requireLogGroups(inputs, cloud);
  const version = cacheVersion(inputs);
  const parameterGroupName = requireParameterGroup(inputs, cloud, version?.family ?? "");
  const arn = cloud.arn("elasticache", `replicationgroup:${id}`);
  const count = nodeCount(inputs);
  for (let node = 0; node < count; node++) {
    const subnet = place.subnets[node % place.subnets.length];
    if (subnet === undefined) continue;
    addInterface(cloud, {
      subnetId: subnet.id,
      groupIds: textList(inputs, "securityGroupIds"),
      owner: arn,
      description: `ElastiCache ${id}`,
    });
  }
  const sharded = isSharded(inputs);
  const tls = flag(inputs, "transitEncryptionEnabled") ?? false;
  const groups = number(inputs, "numNodeGroups") ?? 1;
  return {
    ...{ arn, replicationGroupId: id, parameterGroupName, engine: engineOf(inputs), clusterEnabled: sharded },
    ...cacheEndpoints(id, cloud, { tls, sharded }),
    engineVersion: text(inputs, "engineVersion") ?? version?.version,
    engineVersionActual: version?.actual,
    memberClusters: memberNames(id, groups, count / groups, sharded),
    ...{ numCacheClusters: count, numNodeGroups: groups, replicasPerNodeGroup: count / groups - 1 },
    clusterMode: text(inputs, "clusterMode") ?? (sharded ? "enabled" : "disabled"),
    port: number(inputs, "port") ?? DEFAULT_PORT,
    atRestEncryptionEnabled: flag(inputs, "atRestEncryptionEnabled") ?? engineOf(inputs) === "valkey",
    automaticFailoverEnabled: flag(inputs, "automaticFailoverEnabled") ?? false,
    autoMinorVersionUpgrade: flag(inputs, "autoMinorVersionUpgrade") ?? true,
    multiAzEnabled: flag(inputs, "multiAzEnabled") ?? false,
    transitEncryptionEnabled: tls,
    transitEncryptionMode: text(inputs, "transitEncryptionMode") ?? (tls ? "required" : ""),
    ...{
      dataTieringEnabled: flag(inputs, "dataTieringEnabled") ?? false,
      networkType: text(inputs, "networkType") ?? "ipv4",
    },
    applyImmediately: flag(inputs, "applyImmediately") ?? false,
    ...{ durability: "", globalReplicationGroupId: "", nodeGroupConfigurations: [], securityGroupNames: [] },
    ipDiscovery: text(inputs, "ipDiscovery") ?? "ipv4",
    snapshotWindow: text(inputs, "snapshotWindow") ?? DEFAULT_SNAPSHOT_WINDOW,
    maintenanceWindow: text(inputs, "maintenanceWindow") ?? DEFAULT_MAINTENANCE_WINDOW,
  };
}

function placed(inputs: Inputs, cloud: Cloud): GroupedSubnets {
  const name = text(inputs, "subnetGroupName");
  const group = cloud.get(CACHE_SUBNET_GROUP, name);
  // An account of this rehearsal has no default VPC, and so no default subnet group.
  if (group === undefined)
    throw new CloudError(
      "CacheSubnetGroupNotFoundFault",
      `Cache Subnet Group ${name ?? "default"} does not exist.`,
    );
  const place = groupedSubnets(cloud, textList(group.inputs, "subnetIds"), "InvalidSubnet");
  requireGroupsOfVpc(cloud, textList(inputs, "securityGroupIds"), place.vpcId, "replication group");
  if (flag(inputs, "multiAzEnabled") === true && place.zones.length < 2) {
    throw new CloudError(
      "InvalidParameterCombination",
      `Multi-AZ needs subnets in at least two zones; ${String(name)} covers ${place.zones.join(", ")}.`,
    );
  }
  return place;
}

function requireParameterGroup(inputs: Inputs, cloud: Cloud, family: string): string {
  const suffix = isSharded(inputs) ? ".cluster.on" : "";
  const name = text(inputs, "parameterGroupName") ?? `default.${family}${suffix}`;
  const isDefault = /^default\.(.+?)(?:\.cluster\.on)?$/.exec(name)?.[1];
  const group = isDefault === undefined ? cloud.get(CACHE_PARAMETER_GROUP, name) : undefined;
  if (isDefault === undefined && group === undefined) {
    throw new CloudError("CacheParameterGroupNotFound", `CacheParameterGroup ${name} not found.`);
  }
  const has = isDefault ?? text(group?.inputs ?? {}, "family");
  if (has !== family) {
    throw new CloudError(
      "InvalidParameterCombination",
      `Expected a parameter group of family ${family} but found one of family ${String(has)} (${name}).`,
    );
  }
  const on =
    group === undefined
      ? name.endsWith(".cluster.on")
      : records(group.inputs, "parameters").some(
          (entry) => entry.name === "cluster-enabled" && entry.value === "yes",
        );
  if (on === isSharded(inputs)) return name;
  throw new CloudError(
    "InvalidParameterCombination",
    `Parameter group ${name} has cluster-enabled ${on ? "yes" : "no"}; the group's cluster mode needs the other.`,
  );
}

/**
 * The key must be usable, and let ElastiCache make grants for the caller (ElastiCache User Guide, "At-rest
 * encryption", from memory, 2026-11).
 */
function requireKey(inputs: Inputs, cloud: Cloud): void {
  if (!given(inputs, "kmsKeyId")) return;
  const account = cloud.caller.accountId;
  const policy = requireKmsKey(cloud, inputs.kmsKeyId).outputs.policy;
  const use = {
    roleArn: `arn:aws:iam::${account}:root`,
    account,
    viaService: `elasticache.${cloud.caller.region}.amazonaws.com`,
  };
  const refused = ["kms:CreateGrant", "kms:DescribeKey"].find(
    (action) => keyDecisionForRole(policy, { ...use, action }) === "deny",
  );
  if (refused !== undefined) {
    throw new CloudError(
      "InvalidParameterValue",
      `The KMS key ${String(inputs.kmsKeyId)} does not let the caller use ${refused} through ElastiCache.`,
    );
  }
}

function requireLogGroups(inputs: Inputs, cloud: Cloud): void {
  for (const entry of records(inputs, "logDeliveryConfigurations")) {
    if (text(entry, "destinationType") !== "cloudwatch-logs") continue;
    const name = text(entry, "destination");
    const found = cloud
      .list(TOKEN.logGroup, { region: cloud.caller.region })
      .some((group) => live(group).name === name);
    if (!found)
      throw new CloudError("InvalidParameterValue", `Target log group ${String(name)} does not exist.`);
  }
}

/** `<id>-001`, or `<id>-0001-001` with shards. */
function memberNames(id: string, groups: number, perGroup: number, sharded: boolean): readonly string[] {
  const numbered = (value: number, digits: number): string => String(value).padStart(digits, "0");
  const shards = Array.from({ length: groups }, (_, index) =>
    sharded ? `${id}-${numbered(index + 1, 4)}` : id,
  );
  return shards.flatMap((shard) =>
    Array.from({ length: perGroup }, (_, index) => `${shard}-${numbered(index + 1, 3)}`),
  );
}

function takeFinalSnapshot(entity: Entity, cloud: Cloud): void {
  const name = text(entity.inputs, "finalSnapshotIdentifier");
  if (name === undefined) return;
  if (cloud.list(SNAPSHOT, { region: entity.region, kept: true }).some((snapshot) => snapshot.id === name)) {
    throw new CloudError(
      "SnapshotAlreadyExistsFault",
      `Snapshot with specified name already exists: ${name}.`,
    );
  }
  cloud.add({
    token: SNAPSHOT,
    id: name,
    inputs: { replicationGroupId: entity.id },
    outputs: { arn: cloud.arn("elasticache", `snapshot:${name}`), status: "available" },
    urn: entity.urn,
    kept: { why: `final snapshot of ${entity.id}`, until: undefined },
  });
}

/** Amazon ElastiCache: replication groups of Redis and Valkey, and what they stand on. */
export const elasticache: Service = { behaviours: [cacheSubnetGroup, cacheParameterGroup, replicationGroup] };
