import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ServiceFixture } from "./service-fixture.ts";

describe("taskDefinition", () => {
  it("counts revisions up per family and never gives a number again", () => {
    const shop = new ServiceFixture();
    const first = shop.task();
    const second = shop.task({ cpu: 128 });
    expect([first.outputs.revision, second.outputs.revision]).toEqual([1, 2]);
    shop.cloud.drop(second);
    expect(shop.task().outputs.revision).toBe(3);
    expect(shop.task({}, { family: "web" }).outputs.revision).toBe(1);
  });

  it("keeps a deregistered revision, and leaves an ACTIVE one where it is not to be deregistered", () => {
    const shop = new ServiceFixture();
    const skipped = shop.task({}, { skipDestroy: true });
    shop.cloud.drop(skipped);
    shop.cloud.drop(shop.task());
    const kept = shop.cloud.ask((view) =>
      view.list(TOKEN.taskDefinition, { kept: true }).map((entity) => entity.kept?.why),
    );
    expect(kept).toEqual([expect.stringContaining("ACTIVE"), expect.stringContaining("INACTIVE")]);
    expect(shop.service(skipped).reason).toBeUndefined();
  });

  const sizes: readonly (readonly [string, string, boolean])[] = [
    ["256", "512", true],
    ["256", "1024", true],
    ["256", "2048", true],
    ["256", "1536", false],
    ["256", "3072", false],
    ["256", "256", false],
    ["512", "512", false],
    ["512", "4096", true],
    ["512", "5120", false],
    ["1024", "2048", true],
    ["1024", "1024", false],
    ["4096", "30720", true],
    ["4096", "31744", false],
    ["8192", "16384", true],
    ["8192", "17408", false],
    ["16384", "122880", true],
    ["16384", "36864", false],
    ["300", "1024", false],
    ["1 vCPU", "2 GB", true],
    [".25 vCPU", "512", false],
  ];
  it.each(sizes)("with %s CPU and %s memory is sold by Fargate: %s", (cpu, memory, sold) => {
    const shop = new ServiceFixture();
    expect(shop.cloud.failures(TOKEN.taskDefinition, shop.taskInputs({}, { cpu, memory })).length === 0).toBe(
      sold,
    );
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["bridge networking on Fargate", { networkMode: "bridge" }, "only supports network mode 'awsvpc'"],
    ["no size on Fargate", { cpu: undefined }, "requires that 'cpu' be defined"],
    ["logs and secrets without an execution role", { executionRoleArn: undefined }, "executionRoleArn"],
    [
      "Windows",
      { runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } },
      "operatingSystemFamily",
    ],
    ["a host path on Fargate", { volumes: [{ name: "tmp", hostPath: "/srv" }] }, "volumes[0].hostPath"],
    ["two volumes of one name", { volumes: [{ name: "tmp" }, { name: "tmp" }] }, "stands twice"],
    ["a volume's name with a slash", { volumes: [{ name: "tmp" }, { name: "a/b" }] }, "volumes[1].name"],
    ["20 GiB of ephemeral storage", { ephemeralStorage: { sizeInGib: 20 } }, "21 - 200"],
    ["a family with a space", { family: "my api" }, "family"],
    ["a text that is not JSON", { containerDefinitions: "[" }, "not JSON"],
    ["no container", { containerDefinitions: "[]" }, "containerDefinitions"],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, change, reason) => {
    const shop = new ServiceFixture();
    expect(shop.cloud.failures(TOKEN.taskDefinition, shop.taskInputs({}, change)).join("\n")).toContain(
      reason,
    );
  });

  it("leaves the judgement to the creation while its size is not known", () => {
    const shop = new ServiceFixture();
    expect(
      shop.cloud.failures(TOKEN.taskDefinition, shop.taskInputs({}, { cpu: Symbol("unknown") })),
    ).toEqual([]);
  });
});
