/** GiB of a whole size by kind of family (RDS User Guide, "Hardware specifications for DB instance classes", from memory, 2026-11). */
const XLARGE_GIB: Readonly<Record<string, number>> = { t: 16, m: 16, r: 32, x: 64, c: 8, z: 32 };
/** Sizes below a whole one, as a share of it. */
const SHARES: Readonly<Record<string, number>> = { micro: 16, small: 8, medium: 4, large: 2, xlarge: 1 };

/**
 * Connections that PostgreSQL on an instance class surely allows by default, 5000 at most; undefined for a class that is not known.
 * The memory that counts is less than the class's, by how much AWS does not say: an instance of 2 GiB was seen with 198 where
 * 9531392 bytes each make 225, one of 15.25 GiB with 1660 where they make 1717 (gist.github.com/guizmaii/1cacffef793c2ba9645083c3e18b3d8c,
 * read 2026-11-27). 300 MiB and a 32nd off stay below all that were seen.
 */
export function instanceConnections(instanceClass: string): number | undefined {
  const [, kind = "", multiple, size = ""] =
    /^db\.([a-z])\d+[a-z]*\.(\d*)([a-z]+)$/.exec(instanceClass) ?? [];
  const whole = XLARGE_GIB[kind];
  const share = SHARES[size];
  if (whole === undefined || share === undefined) return undefined;
  const times = multiple === undefined || multiple === "" ? 1 : Number(multiple);
  const mib = (whole * 1024 * times) / share;
  return Math.max(0, Math.min(5000, Math.floor(((mib * 31) / 32 - 300) * (1024 ** 2 / 9_531_392))));
}
