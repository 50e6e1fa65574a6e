import { describe, expect, it } from "@jest/globals";
import { fargateCpuUnits, fargateMemoryMib } from "../../../infra/tables/fargate-sizes.ts";

/** First, last and number of the memory sizes by CPU size, counted by hand from AWS's page. */
const SOLD = [
  [256, 512, 2048, 3],
  [512, 1024, 4096, 4],
  [1024, 2048, 8192, 7],
  [2048, 4096, 16_384, 13],
  [4096, 8192, 30_720, 23],
  [8192, 16_384, 61_440, 12],
  [16_384, 32_768, 122_880, 12],
] as const;

describe("fargateMemoryMib", () => {
  it.each(SOLD)(
    "offers with %d CPU units memory from %d to %d MiB in %d sizes",
    (cpu, first, last, count) => {
      const sizes = fargateMemoryMib(cpu);
      expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([first, last, count]);
    },
  );

  it("sells 8 vCPU in steps of 4 GiB, not of one", () => {
    expect(fargateMemoryMib(8192)).not.toContain(17_408);
    expect(fargateMemoryMib(8192)).toContain(20_480);
  });

  it.each([0, 255, 300])("offers nothing with %d CPU units, which do not exist", (cpu) => {
    expect(fargateMemoryMib(cpu)).toEqual([]);
  });
});

describe("fargateCpuUnits", () => {
  it("lists the sizes in order", () => {
    expect(fargateCpuUnits).toEqual(SOLD.map(([cpu]) => cpu));
  });
});
