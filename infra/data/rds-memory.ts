/*
 * What an RDS instance class holds. Source: RDS User Guide, "Hardware specifications for DB instance classes", from memory,
 * 2026-11.
 */

/** Sizes below a whole one; each size of xlarge and above is a multiple of it. */
const SIZES: Readonly<Record<string, number>> = {
  micro: 1 / 16,
  small: 1 / 8,
  medium: 1 / 4,
  large: 1 / 2,
  xlarge: 1,
};

/** Memory of an xlarge by kind of family: t and m hold 4 GiB a vCPU, r and x 8 or more, c 2. */
const XLARGE_GIB: Readonly<Record<string, number>> = { t: 16, m: 16, r: 32, x: 64, c: 8, z: 32 };

/** Memory of an RDS instance class such as `db.t4g.medium`; undefined for a kind that this table does not know. */
export function rdsMemoryGib(instanceClass: string): number | undefined {
  const [, kind, multiple, size] = /^db\.([a-z])\d+[a-z]*\.(\d*)([a-z]+)$/.exec(instanceClass) ?? [];
  const base = XLARGE_GIB[kind ?? ""];
  const share = SIZES[size ?? ""];
  if (base === undefined || share === undefined) return undefined;
  return base * share * (multiple === undefined || multiple === "" ? 1 : Number(multiple));
}

/** Memory that RDS and the system keep for themselves, in MiB, beside a share of the whole. */
const TAKEN_MIB = 300;
const TAKEN_SHARE = 1 / 32;

/**
 * Connections that RDS allows at least by default: DBInstanceClassMemory in bytes / 9531392, at most 5000
 * (docs.aws.amazon.com/prescriptive-guidance, "Tuning PostgreSQL parameters", max_connections, read 2026-11-27). That memory is
 * less than the class's, by how much AWS does not say. What is taken off here leaves a little less than instances were seen to
 * have: 198 with 2 GiB, 413 with 4, 856 with 8, 1660 with 15.25 (gist.github.com/guizmaii/1cacffef793c2ba9645083c3e18b3d8c,
 * read 2026-11-27), 81 with 1 (from memory, 2026-11).
 */
export function rdsMaxConnections(memoryGib: number): number {
  const mib = memoryGib * 1024 * (1 - TAKEN_SHARE) - TAKEN_MIB;
  return Math.max(0, Math.min(Math.floor((mib * 1024 ** 2) / 9_531_392), 5000));
}
