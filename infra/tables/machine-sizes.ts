import type { Source } from "./fact.ts";

export const source: Source = {
  unit: "sizes of one family of instance classes of RDS or node types of ElastiCache, small to large",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html and https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html, from memory",
  readOn: "2026-11",
};

const SMALL = ["micro", "small", "medium"] as const;

const LARGE = [
  ...["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge"],
  ...["16xlarge", "24xlarge", "32xlarge", "48xlarge"],
] as const;

/** Families by what their names begin with: burstable ones are small, others begin at large. Not every family has every size. */
const SIZES: Readonly<Record<"db" | "cache", Readonly<Record<string, readonly string[]>>>> = {
  db: { t: [...SMALL, "large", "xlarge", "2xlarge"], m: LARGE, r: LARGE, x: LARGE, c: LARGE, z: LARGE },
  cache: { t: SMALL, m: LARGE, r: LARGE, c: LARGE },
};

/** The burstable families that there are; of the others new ones come every year. */
const BURSTABLE = ["t2", "t3", "t4g"];

/** Families in use, for those who mistype one. */
const FAMILIES = [
  "t3",
  "t4g",
  "m5",
  "m6g",
  "m6i",
  "m7g",
  "m7i",
  "m8g",
  "r5",
  "r6g",
  "r6i",
  "r7g",
  "r8g",
] as const;

/** Sizes that a family such as `t4g` may have; undefined for a family of no known kind. */
export function machineSizes(prefix: "db" | "cache", family: string): readonly string[] | undefined {
  if (family.startsWith("t") && !BURSTABLE.includes(family)) return undefined;
  const [, kind] = /^([a-z])\d+[a-z]*$/.exec(family) ?? [];
  return kind === undefined ? undefined : SIZES[prefix][kind];
}

/** Families that a mistyped one may have meant. */
export function machineFamilies(prefix: "db" | "cache"): readonly string[] {
  return FAMILIES.filter((family) => machineSizes(prefix, family) !== undefined);
}
