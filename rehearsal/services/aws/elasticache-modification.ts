import type { Inputs } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { CACHE_VERSIONS } from "../../data/elasticache-versions.ts";
import { flag, text } from "../known.ts";
import { cacheVersion, engineOf } from "./elasticache-check.ts";

/**
 * First engine version whose TLS can be switched on a living group (ElastiCache User Guide, "In-transit
 * encryption", from memory, 2026-11).
 */
const LIVE_TLS = [7, 0, 5] as const;

/** What ModifyReplicationGroup refuses: engines and versions that go back, and TLS in one step. */
export function refuseGroupModification(entity: Entity, next: Inputs): void {
  const [before, after] = [entity.outputs.engine, engineOf(next)];
  if (before === "valkey" && after === "redis") {
    throw new CloudError(
      "InvalidParameterCombination",
      "Cannot modify the engine from valkey to redis; it takes a new replication group.",
    );
  }
  if (before === after) refuseDowngrade(entity, next, after);
  refuseTlsJump(entity, next);
}

function refuseDowngrade(entity: Entity, next: Inputs, engine: "redis" | "valkey"): void {
  const order = CACHE_VERSIONS[engine].map(({ version }) => version);
  const running = text(entity.outputs, "engineVersion") ?? "";
  const wanted = cacheVersion(next)?.version ?? running;
  if (order.indexOf(wanted) < order.indexOf(running)) {
    throw new CloudError(
      "InvalidParameterCombination",
      `Cannot downgrade ${engine} from ${running} to ${wanted}; it takes a new replication group.`,
    );
  }
}

/** Clients must be able to follow: off, then preferred, then required, and back the same way. */
function refuseTlsJump(entity: Entity, next: Inputs): void {
  const was = flag(entity.outputs, "transitEncryptionEnabled") ?? false;
  const is = flag(next, "transitEncryptionEnabled") ?? false;
  if (was === is) return;
  const actual = (text(entity.outputs, "engineVersionActual") ?? "").split(".").map(Number);
  if (compare(actual, LIVE_TLS) < 0) {
    throw new CloudError(
      "InvalidParameterCombination",
      `In-transit encryption of engine version ${actual.join(".")} can only be set at creation.`,
    );
  }
  if (is && text(next, "transitEncryptionMode") !== "preferred") {
    throw new CloudError(
      "InvalidParameterCombination",
      "In-transit encryption must be switched on with transitEncryptionMode preferred first.",
    );
  }
  if (!is && text(entity.outputs, "transitEncryptionMode") !== "preferred") {
    throw new CloudError(
      "InvalidParameterCombination",
      "In-transit encryption can be switched off only from transitEncryptionMode preferred.",
    );
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of b.entries()) {
    const difference = (a[index] ?? 0) - part;
    if (difference !== 0) return difference;
  }
  return 0;
}
