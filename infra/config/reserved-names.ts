import { LOG_PARTS } from "../observability/log-parts.ts";
import { OVERRIDE_TARGETS } from "./override-targets.ts";

/** Components of a stack that no override names: their children stand under the name of another, or cannot be changed. */
const COMPONENTS = [
  "alerts",
  "alerts-key",
  "atlas-access",
  "atlas-backup",
  "atlas-cluster",
  "atlas-compliance",
  "atlas-encryption",
  "atlas-key",
  "atlas-users",
  "availability",
  "availability-outside",
  "backup-alarms",
  "data-key",
  "dump-access-logs",
  "dump-backups",
  "log-metrics",
  "logs-key",
  "notifier-faults",
  "origin-pull-bundle",
  "records-access",
  "records-key",
  "recovery-key",
  "secrets-key",
  "snapshot",
  "threats-forward",
  "vital",
  "watch",
  "watch-key",
  "watch-topics",
] as const;

/** Kept for parts to come. */
const KEPT = ["data"] as const;

/** Names of parts of a stack: a service of such a name would have a resource of the same type and name as that part. */
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(OVERRIDE_TARGETS),
  ...Object.values(LOG_PARTS),
  ...COMPONENTS,
  ...KEPT,
]);

/** The cache's nodes have alarms of their own beside those of services. */
const CACHE_NODE = /^cache-\d+$/;

/** True for a name that a service cannot have, whatever the other services are. */
export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name) || CACHE_NODE.test(name);
}

/**
 * The service of whose listener rules a rule of `name` could have the name: "shop" with a hostname that starts with "rule-", and
 * "shop-rule". Undefined where there is none.
 */
export function rivalOf(name: string, others: readonly string[]): string | undefined {
  return others.find((other) => name === `${other}-rule` || name.startsWith(`${other}-rule-`));
}
