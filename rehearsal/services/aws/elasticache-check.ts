import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { CACHE_VERSIONS, type CacheVersion, isCacheNodeType } from "../../data/elasticache-versions.ts";
import { flag, given, list, number, text } from "../known.ts";
import { dailyWindow, weeklyWindow, windowLength, windowsOverlap } from "./time-windows.ts";

/** ElastiCache API reference, CreateReplicationGroup, from memory, 2026-11. */
const GROUP_ID = /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{0,39}(?<!-)$/;
/** Nodes of a group without shards (same page). */
const NODES = { min: 1, max: 6 } as const;
/** Fewest nodes of which one can take over (same page). */
const FAILOVER_NODES = 2;
/** Days of snapshots (same page; 0 switches them off). */
const SNAPSHOT_DAYS = { min: 0, max: 35 } as const;
/** Minutes of both windows (same page). */
const MIN_WINDOW = 60;
/** ElastiCache User Guide, "Authenticating with the AUTH command", from memory, 2026-11. */
const TOKEN = /^[A-Za-z0-9!&#$^<>-]*$/;
const TOKEN_LENGTH = { min: 16, max: 128 } as const;
/** Inputs that this rehearsal does not act out. */
const ABSENT = [
  "globalReplicationGroupId",
  "snapshotArns",
  "snapshotName",
  "securityGroupNames",
  "userGroupIds",
  "nodeGroupConfigurations",
];

export type CacheEngine = "redis" | "valkey";

export function engineOf(inputs: Inputs): CacheEngine {
  return text(inputs, "engine") === "valkey" ? "valkey" : "redis";
}

/** The version's line of the table; without a version the newest. */
export function cacheVersion(inputs: Inputs): CacheVersion | undefined {
  const versions = CACHE_VERSIONS[engineOf(inputs)];
  const wanted = text(inputs, "engineVersion");
  return wanted === undefined ? versions.at(-1) : versions.find(({ version }) => version === wanted);
}

/** True where data is spread over shards. */
export function isSharded(inputs: Inputs): boolean {
  const mode = text(inputs, "clusterMode");
  return mode === "enabled" || (mode === undefined && (number(inputs, "numNodeGroups") ?? 1) > 1);
}

/** Nodes in all. */
export function nodeCount(inputs: Inputs): number {
  if (!given(inputs, "numNodeGroups")) return number(inputs, "numCacheClusters") ?? 1;
  return (number(inputs, "numNodeGroups") ?? 1) * (1 + (number(inputs, "replicasPerNodeGroup") ?? 0));
}

type Fail = (property: string, reason: string) => void;

/** Everything that ElastiCache refuses in one group's values. A token is never shown. */
export function replicationGroupFailures(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail: Fail = (property, reason) => {
    failures.push({ property, reason });
  };
  for (const property of ABSENT)
    if (given(inputs, property) && !emptyList(inputs, property))
      fail(property, "is not part of this rehearsal");
  const id = text(inputs, "replicationGroupId");
  if (id !== undefined && !GROUP_ID.test(id)) {
    fail(
      "replicationGroupId",
      `must begin with a letter and hold 1 to 40 letters, digits and single hyphens; got "${id}"`,
    );
  }
  if (text(inputs, "description") === "" || !given(inputs, "description"))
    fail("description", "must not be empty");
  engineFailures(inputs, fail);
  nodeFailures(inputs, fail);
  tokenFailures(inputs, fail);
  windowFailures(inputs, fail);
  return failures;
}

function emptyList(inputs: Inputs, property: string): boolean {
  return Array.isArray(inputs[property]) && list(inputs, property).length === 0;
}

function engineFailures(inputs: Inputs, fail: Fail): void {
  const engine = text(inputs, "engine");
  if (engine !== undefined && engine !== "redis" && engine !== "valkey")
    fail("engine", `must be "redis" or "valkey"; got "${engine}"`);
  else if (
    typeof inputs.engine !== "symbol" &&
    typeof inputs.engineVersion !== "symbol" &&
    cacheVersion(inputs) === undefined
  ) {
    const known = CACHE_VERSIONS[engineOf(inputs)].map(({ version }) => version).join(", ");
    fail(
      "engineVersion",
      `InvalidParameterValue: ${engineOf(inputs)} ${text(inputs, "engineVersion")} is not a valid version; this rehearsal knows ${known}`,
    );
  }
  const nodeType = text(inputs, "nodeType");
  if (nodeType !== undefined && !isCacheNodeType(nodeType))
    fail("nodeType", `InvalidParameterValue: The parameter CacheNodeType is not valid: ${nodeType}`);
  const atRest = flag(inputs, "atRestEncryptionEnabled") ?? engineOf(inputs) === "valkey";
  if (given(inputs, "kmsKeyId") && !atRest && typeof inputs.atRestEncryptionEnabled !== "symbol") {
    fail("kmsKeyId", "InvalidParameterCombination: a KMS key needs atRestEncryptionEnabled to be true");
  }
}

function nodeFailures(inputs: Inputs, fail: Fail): void {
  if (given(inputs, "numCacheClusters") && given(inputs, "numNodeGroups"))
    fail("numNodeGroups", "conflicts with numCacheClusters");
  const count = number(inputs, "numCacheClusters");
  if (count !== undefined && (count < NODES.min || count > NODES.max)) {
    fail("numCacheClusters", `InvalidParameterValue: must be ${NODES.min} to ${NODES.max}; got ${count}`);
  }
  const failover = flag(inputs, "automaticFailoverEnabled") ?? false;
  if (
    flag(inputs, "multiAzEnabled") === true &&
    !failover &&
    typeof inputs.automaticFailoverEnabled !== "symbol"
  ) {
    fail("multiAzEnabled", "automaticFailoverEnabled must be true if multiAzEnabled is true");
  }
  const known = typeof inputs.numCacheClusters !== "symbol" && !given(inputs, "numNodeGroups");
  if (failover && known && nodeCount(inputs) < FAILOVER_NODES) {
    fail(
      "numCacheClusters",
      `InvalidParameterCombination: must be at least ${FAILOVER_NODES} if automaticFailoverEnabled is true; got ${nodeCount(inputs)}`,
    );
  }
  if (isSharded(inputs) && !failover)
    fail("automaticFailoverEnabled", "must be true where cluster mode is enabled");
}

function tokenFailures(inputs: Inputs, fail: Fail): void {
  const transit = flag(inputs, "transitEncryptionEnabled");
  const unknown = typeof inputs.transitEncryptionEnabled === "symbol";
  if (given(inputs, "authToken") && transit !== true && !unknown) {
    fail(
      "authToken",
      "InvalidParameterCombination: authToken can only be given where transitEncryptionEnabled is true",
    );
  }
  const mode = text(inputs, "transitEncryptionMode");
  if (mode !== undefined && mode !== "preferred" && mode !== "required")
    fail("transitEncryptionMode", `must be "preferred" or "required"; got "${mode}"`);
  if (mode !== undefined && transit !== true && !unknown)
    fail("transitEncryptionMode", "needs transitEncryptionEnabled to be true");
  const strategy = text(inputs, "authTokenUpdateStrategy");
  if (strategy !== undefined && !["SET", "ROTATE", "DELETE"].includes(strategy)) {
    fail("authTokenUpdateStrategy", `must be one of SET, ROTATE, DELETE; got "${strategy}"`);
  }
  const token = text(inputs, "authToken");
  if (token === undefined) return;
  if (token.length < TOKEN_LENGTH.min || token.length > TOKEN_LENGTH.max) {
    fail(
      "authToken",
      `InvalidParameterValue: must have ${TOKEN_LENGTH.min} to ${TOKEN_LENGTH.max} characters; it has ${token.length}`,
    );
  }
  if (!TOKEN.test(token))
    fail(
      "authToken",
      "InvalidParameterValue: Invalid AuthToken provided. Only letters, digits and !&#$^<>- may be used.",
    );
}

function windowFailures(inputs: Inputs, fail: Fail): void {
  const days = number(inputs, "snapshotRetentionLimit");
  if (days !== undefined && (days < SNAPSHOT_DAYS.min || days > SNAPSHOT_DAYS.max)) {
    fail(
      "snapshotRetentionLimit",
      `InvalidParameterValue: must be ${SNAPSHOT_DAYS.min} to ${SNAPSHOT_DAYS.max} days; got ${days}`,
    );
  }
  const snapshotText = text(inputs, "snapshotWindow");
  const maintenanceText = text(inputs, "maintenanceWindow");
  const snapshot = snapshotText === undefined ? undefined : dailyWindow(snapshotText);
  const maintenance = maintenanceText === undefined ? undefined : weeklyWindow(maintenanceText);
  if (snapshotText !== undefined && snapshot === undefined)
    fail("snapshotWindow", `must satisfy the format of "hh24:mi-hh24:mi"; got "${snapshotText}"`);
  if (maintenanceText !== undefined && maintenance === undefined) {
    fail(
      "maintenanceWindow",
      `must satisfy the format of "ddd:hh24:mi-ddd:hh24:mi"; got "${maintenanceText}"`,
    );
  }
  for (const [property, window] of [
    ["snapshotWindow", snapshot],
    ["maintenanceWindow", maintenance],
  ] as const) {
    if (window !== undefined && windowLength(window) < MIN_WINDOW)
      fail(property, `InvalidParameterValue: must be at least ${MIN_WINDOW} minutes long`);
  }
  if (snapshot !== undefined && maintenance !== undefined && windowsOverlap(snapshot, maintenance)) {
    fail(
      "snapshotWindow",
      "InvalidParameterValue: The snapshot window and maintenance window must not overlap.",
    );
  }
}
