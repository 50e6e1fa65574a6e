import { describe, expect, it } from "@jest/globals";
import { checkServices } from "../../../../infra/config/checks/services.ts";
import type { ServiceParts } from "../../../../infra/config/config.ts";

const RIGHT: ReadonlySet<string> = new Set();

function places(service: ServiceParts, name = "api", wrong = RIGHT): readonly string[] {
  return checkServices({ services: { [name]: service } }, wrong).map(({ where }) => where);
}

describe("checkServices", () => {
  it.each([
    [256, 512, true],
    [256, 2048, true],
    [256, 3072, false],
    [512, 512, false],
    [8192, 20_480, true],
    [8192, 21_504, false],
    [16_384, 122_880, true],
  ] as const)("judges the pair of %d CPU units and %d MiB", (cpuUnits, memoryMib, sold) => {
    expect(places({ cpuUnits, memoryMib })).toEqual(sold ? [] : ["services.api.memoryMib"]);
  });

  it("takes any pair on an instance, which sells no sizes", () => {
    const services = { api: { cpuUnits: 256, memoryMib: 300 } };
    expect(checkServices({ services }, RIGHT)).toHaveLength(1);
    expect(checkServices({ services, compute: { kind: "fargate" } }, RIGHT)).toHaveLength(1);
    expect(checkServices({ services, compute: { kind: "instance" } }, RIGHT)).toEqual([]);
  });

  it("suggests the nearest size, and of two the larger", () => {
    const next = (memoryMib: number) =>
      checkServices({ services: { api: { cpuUnits: 512, memoryMib } } }, RIGHT)[0]?.next;
    expect(next(1100)).toBe("Write memoryMib: 1024, or another cpuUnits");
    expect(next(1536)).toBe("Write memoryMib: 2048, or another cpuUnits");
  });

  it.each([
    [1, 1, true],
    [2, 1, false],
  ])("judges %d to %d tasks", (minTasks, maxTasks, right) => {
    expect(places({ scale: { minTasks, maxTasks } })).toEqual(right ? [] : ["services.api.scale.minTasks"]);
  });

  it.each([
    [undefined, 29, true],
    [undefined, 30, false],
    [5, undefined, false],
    [6, undefined, true],
  ])("judges a check every %p seconds that may take %p", (intervalSeconds, timeoutSeconds, right) => {
    const expected = right ? [] : ["services.api.health.timeoutSeconds"];
    expect(places({ health: { intervalSeconds, timeoutSeconds } })).toEqual(expected);
  });

  it.each([
    [["/tmp", "/var/cache"], []],
    [["/tmp", "/var/run"], ["services.api.writablePaths.1"]],
    [["/var/lock/app"], ["services.api.writablePaths.0"]],
    [["/var/running"], []],
    [["/tmp", "/tmp"], ["services.api.writablePaths.1"]],
    [["/var/cache", "/var"], ["services.api.writablePaths.0"]],
    [["/var", "/variable"], []],
  ])("judges the writable paths %j", (writablePaths, expected) => {
    expect(places({ writablePaths })).toEqual(expected);
  });

  it("refuses a variable in two groups, but not one name in two services", () => {
    expect(places({ environment: { A: "1" }, secrets: { A: "A" } })).toEqual(["services.api.secrets.A"]);
    expect(
      checkServices(
        { services: { a1: { environment: { A: "1" } }, b1: { environment: { A: "2" } } } },
        RIGHT,
      ),
    ).toEqual([]);
  });

  it.each(["network", "database", "data", "flow", "service"])(
    "refuses the name %s, which a part of the stack has",
    (name) => {
      expect(places({}, name)).toEqual([`services.${name}`]);
    },
  );

  it("refuses two health routes whose probes would have one name", () => {
    const service = (livePath: string, deepPath?: string): ServiceParts => ({
      routes: [{ hostname: "a.example", paths: ["/*"] }],
      health: { livePath, ...(deepPath === undefined ? {} : { deepPath }) },
    });
    const where = (services: Readonly<Record<string, ServiceParts>>) =>
      checkServices({ services }, RIGHT).map((problem) => problem.where);
    expect(where({ shop: service("/health", "/api/health"), "shop-api": service("/health") })).toEqual([
      "services.shop-api.health.livePath",
    ]);
    expect(where({ shop: service("/health/now", "/health-now") })).toEqual(["services.shop.health.deepPath"]);
    expect(where({ shop: service("/health", "/health"), api: service("/health") })).toEqual([]);
    expect(where({ shop: { health: { livePath: "/a/b", deepPath: "/a-b" } } })).toEqual([]);
  });

  it("says nothing of routes that are wrong in themselves", () => {
    const scale = { requestsPerTaskPerMinute: 10 };
    expect(places({ scale })).toEqual(["services.api.scale.requestsPerTaskPerMinute"]);
    expect(places({ scale }, "api", new Set(["services.api.routes"]))).toEqual([]);
  });

  it("asks nothing of what is missing", () => {
    expect(places({})).toEqual([]);
    expect(checkServices({}, RIGHT)).toEqual([]);
  });
});
