import { describe, expect, it } from "@jest/globals";
import { machineFamilies, machineSizes } from "../../../infra/tables/machine-sizes.ts";
import { isCacheNodeType } from "../../../rehearsal/data/elasticache-versions.ts";
import { isPostgresClass } from "../../../rehearsal/data/rds-versions.ts";

const SOLD = { db: isPostgresClass, cache: isCacheNodeType } as const;
const ALL = ["nano", "micro", "small", "medium", "large", "xlarge", "metal"].concat(
  [2, 4, 8, 12, 16, 24, 32, 48].map((times) => `${times}xlarge`),
);

describe("machineSizes", () => {
  it.each(["db", "cache"] as const)("has every size of %s that the rehearsal's cloud sells", (prefix) => {
    const families = machineFamilies(prefix);
    const sold = families.flatMap((family) => {
      const sizes = ALL.filter((size) => SOLD[prefix](`${prefix}.${family}.${size}`));
      return sizes.map((size) => ({ family, size }));
    });
    expect(sold.length).toBeGreaterThan(20);
    expect(sold.filter(({ family, size }) => machineSizes(prefix, family)?.includes(size) !== true)).toEqual(
      [],
    );
  });

  it("knows no burstable family that there is not, and none of another kind", () => {
    for (const family of ["t4", "t5g", "q9", "serverless", ""])
      expect(machineSizes("db", family)).toBeUndefined();
    expect(machineSizes("cache", "x2g")).toBeUndefined();
  });
});

describe("machineFamilies", () => {
  it("names those of RDS and of ElastiCache", () => {
    expect(machineFamilies("db")).toContain("t4g");
    expect(machineFamilies("cache")).toContain("r7g");
  });
});
