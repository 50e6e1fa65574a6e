import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import { ATLAS_SHARED_REGIONS } from "../../data/atlas-shared-regions.ts";
import { flag, given, number, record, records, text } from "../known.ts";
import { DEDICATED_SIZES, kindOf, regionOf } from "./cluster-tier.ts";

/*
 * Source of words and limits: @pulumi/mongodbatlas 4.16.0, advancedCluster.d.ts and types/input.d.ts (read 2026-11-27);
 * limits of M0 and Flex: mongodb.com/docs/atlas/reference/free-shared-limitations and /flex-limitations (read 2026-11-27).
 */
const TYPES = ["REPLICASET", "SHARDED", "GEOSHARDED"];
const PROVIDERS = ["AWS", "AZURE", "GCP", "TENANT", "FLEX"];
/** Characters by which clusters of a project are told apart (Atlas, "Atlas Limitations", Label Limits, in a stored copy; read 2026-11-27). */
const TOLD_APART = 23;
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;
/** The highest priority, which one region of every cluster has, and the only one of M0 and Flex. */
const FIRST_PRIORITY = 7;
const ELECTABLE = [3, 5, 7];
/** GiB that sizes can have on AWS (Atlas, "Amazon Web Services (AWS)", Storage Range; mongodb/docs, includes/list-tables/instance-types/aws.rst@0e10b248, read 2026-11-27). */
const STORAGE: Readonly<Record<string, { readonly min: number; readonly max: number }>> = {
  M10: { min: 10, max: 128 },
  M20: { min: 10, max: 255 },
  M30: { min: 10, max: 512 },
  M40: { min: 10, max: 1024 },
};
const LARGE_STORAGE = { min: 10, max: 4096 } as const;
/** What M0 and Flex do not have. */
const DEDICATED_ONLY = [
  "encryptionAtRestProvider",
  "mongoDbMajorVersion",
  "advancedConfiguration",
  "biConnectorConfig",
];

/** Everything that Atlas refuses in one cluster's values. */
export function clusterFailures(inputs: Inputs): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string): void => {
    failures.push({ property, reason });
  };
  const name = text(inputs, "name");
  if (name !== undefined && !NAME.test(name))
    fail("name", `must be 1 to 64 letters, digits and hyphens, no hyphen at an end; got "${name}"`);
  if (name !== undefined && name.length > TOLD_APART && name[TOLD_APART - 1] === "-")
    fail("name", `must have no hyphen in place ${TOLD_APART}; got "${name}"`);
  const type = text(inputs, "clusterType");
  if (type !== undefined && !TYPES.includes(type))
    fail("clusterType", `must be one of ${TYPES.join(", ")}; got "${type}"`);
  if (Array.isArray(inputs.replicationSpecs) && inputs.replicationSpecs.length === 0)
    fail("replicationSpecs", "must hold one specification or more");
  const regions = records(inputs, "replicationSpecs").flatMap((spec) => records(spec, "regionConfigs"));
  for (const region of regions) regionFailures(region, fail);
  const kind = kindOf(inputs);
  if (kind === "free" || kind === "flex") sharedFailures(inputs, kind, regions.length, fail);
  if (kind === "dedicated" && flag(inputs, "pitEnabled") === true && flag(inputs, "backupEnabled") !== true)
    fail("pitEnabled", "PIT_REQUIRES_CLOUD_BACKUP: point-in-time recovery needs backupEnabled");
  return failures;
}

/** A region by its form in which nobody has machines to share. */
function isElsewhere(name: string): boolean {
  return /^[A-Z0-9_]+$/.test(name) && !ATLAS_SHARED_REGIONS.has(name);
}

type Fail = (property: string, reason: string) => void;

function regionFailures(region: Inputs, fail: Fail): void {
  const at = "replicationSpecs[0].regionConfigs[0]";
  const provider = text(region, "providerName");
  if (provider === undefined) return;
  if (!PROVIDERS.includes(provider)) {
    fail(`${at}.providerName`, `must be one of ${PROVIDERS.join(", ")}; got "${provider}"`);
    return;
  }
  const name = text(region, "regionName");
  if (name !== undefined && !/^[A-Z0-9_]+$/.test(name)) {
    const hint = name.toUpperCase().replaceAll("-", "_");
    fail(
      `${at}.regionName`,
      `INVALID_REGION: must be a region as Atlas writes it, such as "${hint}"; got "${name}"`,
    );
  }
  const shared = provider === "TENANT" || provider === "FLEX";
  if (shared && text(region, "backingProviderName") === "AWS" && name !== undefined && isElsewhere(name))
    fail(`${at}.regionName`, `INVALID_REGION: ${provider} is not sold in ${name}; only M10 and larger are`);
  if (shared !== given(region, "backingProviderName"))
    fail(
      `${at}.backingProviderName`,
      shared ? `must be given for ${provider}` : "is for TENANT and FLEX only",
    );
  const priority = number(region, "priority");
  if (
    priority !== undefined &&
    (priority < 0 || priority > FIRST_PRIORITY || (shared && priority !== FIRST_PRIORITY))
  )
    fail(`${at}.priority`, `must be ${shared ? FIRST_PRIORITY : `0 to ${FIRST_PRIORITY}`}; got ${priority}`);
  const specs = record(region, "electableSpecs");
  if (provider === "FLEX") {
    if (specs !== undefined) fail(`${at}.electableSpecs`, "must be left out for FLEX");
    return;
  }
  if (specs !== undefined) specFailures(provider, specs, `${at}.electableSpecs`, fail);
}

function specFailures(provider: string, specs: Inputs, at: string, fail: Fail): void {
  const size = text(specs, "instanceSize");
  if (size === undefined) return;
  const sold = provider === "TENANT" ? ["M0"] : DEDICATED_SIZES;
  if (!sold.some((one) => one === size)) {
    fail(
      `${at}.instanceSize`,
      `INVALID_INSTANCE_SIZE: must be one of ${sold.join(", ")} for ${provider}; got "${size}"`,
    );
    return;
  }
  const disk = number(specs, "diskSizeGb");
  if (provider === "TENANT") {
    if (given(specs, "diskSizeGb")) fail(`${at}.diskSizeGb`, "cannot be chosen for M0");
    return;
  }
  const { max, min } = STORAGE[size] ?? LARGE_STORAGE;
  if (disk !== undefined && (disk < min || disk > max))
    fail(`${at}.diskSizeGb`, `must be ${min} to ${max} for ${size}; got ${disk}`);
  const nodes = number(specs, "nodeCount");
  if (nodes !== undefined && !ELECTABLE.includes(nodes))
    fail(`${at}.nodeCount`, `must be ${ELECTABLE.join(", ")} electable nodes; got ${nodes}`);
}

function sharedFailures(inputs: Inputs, kind: "free" | "flex", regions: number, fail: Fail): void {
  const shown = kind === "free" ? "M0" : "Flex";
  for (const property of DEDICATED_ONLY)
    if (given(inputs, property))
      fail(property, `TENANT_ATTRIBUTE_READ_ONLY: cannot be chosen for ${shown}; needs M10`);
  if (flag(inputs, "pitEnabled") === true) fail("pitEnabled", `${shown} has no continuous backup; needs M10`);
  if (kind === "free" && flag(inputs, "backupEnabled") === true)
    fail("backupEnabled", "M0 has no backups; needs FLEX or M10");
  if (flag(inputs, "paused") === true)
    fail("paused", `CANNOT_PAUSE_SHARED_CLUSTER: ${shown} cannot be paused`);
  if (text(inputs, "clusterType") !== "REPLICASET") fail("clusterType", `must be REPLICASET for ${shown}`);
  if (regions > 1) fail("replicationSpecs", `${shown} stands in one region`);
  if (kind === "free" && text(record(regionOf(inputs), "electableSpecs") ?? {}, "instanceSize") === undefined)
    fail("replicationSpecs[0].regionConfigs[0].electableSpecs.instanceSize", "must be M0 for TENANT");
}
