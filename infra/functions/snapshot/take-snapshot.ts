/** What the delivery says. */
export interface SnapshotEvent {
  /** Name of the release, such as its commit: letters, digits and hyphens. The same name never makes a second snapshot. */
  readonly release?: unknown;
}

export interface SnapshotResult {
  readonly snapshot: string;
  /** A migration may start once this is true. */
  readonly ready: boolean;
  readonly status: string;
  /** Earlier snapshots of migrations whose days were over. */
  readonly removed: readonly string[];
}

/** A snapshot as RDS knows it. */
export interface Snapshot {
  readonly name: string;
  /** `creating`, `available`, `failed` and others. */
  readonly status: string;
  /** ISO date; undefined while it is being made. */
  readonly madeAt: string | undefined;
}

/** What is asked of RDS. */
export interface Snapshots {
  /** Snapshots of the database that a person or a function made. */
  list(database: string): Promise<readonly Snapshot[]>;
  create(database: string, name: string): Promise<Snapshot>;
  remove(name: string): Promise<void>;
}

export interface SnapshotContext {
  readonly database: string;
  readonly keepDays: number;
  readonly now: Date;
  readonly snapshots: Snapshots;
}

const RELEASE = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,62}$/;

const DAY_MS = 86_400_000;

/**
 * Takes one snapshot for a release, or says how far it is, and lets go of those whose days are over. It does not wait: a
 * snapshot may take longer than a function lives, so the delivery calls again until it is ready.
 */
export async function takeSnapshot(event: SnapshotEvent, context: SnapshotContext): Promise<SnapshotResult> {
  const { database, snapshots } = context;
  const { release } = event;
  if (typeof release !== "string" || !RELEASE.test(release)) {
    throw new Error(
      "release: 1 to 63 letters, digits and single hyphens were expected. Send the commit's hash.",
    );
  }
  const prefix = `${database}-before-`;
  const name = `${prefix}${release.toLowerCase()}`;
  const known = (await snapshots.list(database)).filter((one) => one.name.startsWith(prefix));
  const found = known.find((one) => one.name === name) ?? (await snapshots.create(database, name));
  if (found.status === "failed") {
    throw new Error(
      `${name}: a snapshot was expected; RDS says that it failed. Send another release, and look at the events of the database.`,
    );
  }
  const removed = known.filter((one) => one.name !== name && isOver(one, context)).map((one) => one.name);
  for (const old of removed) await snapshots.remove(old);
  return { snapshot: name, ready: found.status === "available", status: found.status, removed };
}

function isOver({ madeAt, status }: Snapshot, { keepDays, now }: SnapshotContext): boolean {
  if (madeAt === undefined || status !== "available") return false;
  return now.getTime() - Date.parse(madeAt) > keepDays * DAY_MS;
}
