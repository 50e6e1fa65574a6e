import { describe, expect, it } from "@jest/globals";
import { checkServiceSize, checkSize, fargateSize } from "../../../../infra/config/checks/task-size.ts";
import { formatProblem } from "../../../../infra/lib/errors.ts";

const instance = { compute: { kind: "instance" } } as const;
const size = (cpuUnits: number | undefined, memoryMib: number | undefined) => ({ cpuUnits, memoryMib });

describe("fargateSize", () => {
  it.each([
    [256, 512],
    [512, 4096],
    [undefined, 64],
    [256, undefined],
  ])("takes %s CPU units and %s MiB", (cpuUnits, memoryMib) => {
    expect(fargateSize("backup.dump", size(cpuUnits, memoryMib))).toEqual([]);
  });

  it("refuses CPU that Fargate does not sell, and does not judge the memory beside it", () => {
    expect(fargateSize("services.api", size(128, 64)).map(formatProblem)).toEqual([
      "services.api.cpuUnits: 256, 512, 1024, 2048, 4096, 8192 or 16384; got 128. Write it like cpuUnits: 256.",
    ]);
  });

  it("refuses memory that it does not sell with that CPU, and names the nearest", () => {
    expect(fargateSize("services.api", size(256, 300)).map(formatProblem)).toEqual([
      "services.api.memoryMib: memory that Fargate offers with 256 CPU units (512, 1024 or 2048 MiB); got 300. Write memoryMib: 512, or another cpuUnits.",
    ]);
  });
});

describe("checkSize", () => {
  it("holds a task to Fargate's pairs where nobody writes an instance", () => {
    for (const compute of [undefined, { kind: "fargate" } as const])
      expect(checkSize("backup.dump", size(200, 64), { compute }, 6)).toHaveLength(1);
  });

  it.each([
    [128, 10, true],
    [200, 772, true],
    [128, 9, false],
  ])("on an instance judges %d CPU units and %d MiB by the least alone", (cpuUnits, memoryMib, taken) => {
    const problems = checkSize("backup.dump", size(cpuUnits, memoryMib), instance, 10).map(formatProblem);
    expect(problems).toEqual(
      taken
        ? []
        : [
            "backup.dump.memoryMib: 10 MiB at least, which its containers need to start; got 9. Write what the application needs: it is killed where it asks for more.",
          ],
    );
  });
});

describe("checkServiceSize", () => {
  const routes = [{ hostname: "api.shop.example", paths: ["/*"] }];
  const tools = { internalTools: { hostnames: { api: "tools.shop.example" } } };

  it.each<[string, object, object, number]>([
    ["alone", {}, {}, 6],
    ["beside its connector", { routes }, {}, 134],
    ["beside the connector of an internal tool", {}, tools, 134],
  ])("asks for the least of the application %s", (_what, service, parts, least) => {
    const problems = (memoryMib: number) =>
      checkServiceSize("api", { cpuUnits: 128, memoryMib, ...service }, { ...instance, ...parts });
    expect(problems(least)).toEqual([]);
    expect(problems(least - 1)).toHaveLength(1);
  });
});
