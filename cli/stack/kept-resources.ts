import { nameOf } from "./event-log.ts";
import type { StateResource } from "./stack-state.ts";

/** Something that a cloud keeps on purpose after a destroy. */
export interface KeptResource {
  readonly name: string;
  readonly why: string;
  /** ISO date on which it ends; undefined where it stays. */
  readonly until: string | undefined;
}

const DAY_MS = 86_400_000;

/** AWS's own windows where the resource names none (@pulumi/aws 7.48.0: both 30 days). */
const DEFAULT_WINDOW_DAYS = 30;

/** For each type that outlives its deletion: why, and for how many days. */
const KEEPERS: Readonly<
  Record<string, (resource: StateResource) => { why: string; days: number | undefined } | undefined>
> = {
  "aws:kms/key:Key": ({ inputs }) => ({
    why: "key pending deletion",
    days: days(inputs.deletionWindowInDays),
  }),
  "aws:secretsmanager/secret:Secret": ({ inputs }) => ({
    why: "secret in its recovery window",
    days: days(inputs.recoveryWindowInDays),
  }),
  "cloudflare:index/zoneSetting:ZoneSetting": () => ({
    why: "zone setting: Cloudflare keeps the last value",
    days: undefined,
  }),
  "aws:rds/instance:Instance": ({ inputs }) =>
    inputs.skipFinalSnapshot === true
      ? undefined
      : { why: `final snapshot ${String(inputs.finalSnapshotIdentifier)}`, days: undefined },
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ inputs }) =>
    inputs.finalSnapshotIdentifier === undefined
      ? undefined
      : { why: `final snapshot ${String(inputs.finalSnapshotIdentifier)}`, days: undefined },
};

/** What the clouds will keep of those resources when they are deleted now. */
export function keptAfterDestroy(resources: readonly StateResource[], now: Date): readonly KeptResource[] {
  return resources.flatMap((resource) => {
    const kept = KEEPERS[resource.type]?.(resource);
    if (kept === undefined || kept.days === 0) return [];
    const until =
      kept.days === undefined
        ? undefined
        : new Date(now.getTime() + kept.days * DAY_MS).toISOString().slice(0, 10);
    return [{ name: nameOf(resource.urn), why: kept.why, until }];
  });
}

/** One line for all that is kept under one name for one reason until one day: earlier runs may have left some too. */
export function describeKept(kept: readonly KeptResource[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name, why, until } of kept) {
    const line = `${name}: ${why}, ${until === undefined ? "no end" : `until ${until.slice(0, 10)}`}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `  ${line}${count === 1 ? "" : ` (${count} of them)`}`);
}

function days(value: unknown): number {
  return typeof value === "number" ? value : DEFAULT_WINDOW_DAYS;
}
