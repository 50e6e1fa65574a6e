import { describe, expect, it } from "@jest/globals";
import type { ContainerDefinition } from "../../../../rehearsal/services/aws/container-definitions.ts";
import { sizeUnits, taskProblems } from "../../../../rehearsal/services/aws/container-rules.ts";

const SHAPE = {
  fargate: true,
  networkMode: "awsvpc",
  cpu: "256",
  memory: "512",
  volumes: ["tmp"],
  executionRoleArn: "arn:aws:iam::111122223333:role/x",
};
const LOGS = { "awslogs-group": "a", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "a" };

function problems(change: Partial<ContainerDefinition>, ...others: ContainerDefinition[]): string {
  return taskProblems(SHAPE, [{ name: "api", image: "nginx", ...change }, ...others]).join("\n");
}

describe("taskProblems", () => {
  it("finds nothing wrong with a plain container", () => {
    expect(
      problems({ logConfiguration: { logDriver: "awslogs", options: { ...LOGS, mode: "non-blocking" } } }),
    ).toBe("");
  });

  const wrong: readonly (readonly [string, Partial<ContainerDefinition>, string])[] = [
    ["a host port that differs", { portMappings: [{ containerPort: 80, hostPort: 8080 }] }, "must match"],
    [
      "a mount of an unknown volume",
      { mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] },
      "Unknown volume 'data'",
    ],
    [
      "a folder in memory where a volume is mounted",
      {
        mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp" }],
        linuxParameters: { tmpfs: [{ containerPath: "/tmp", size: 1 }] },
      },
      "the tmpfs /tmp conflicts",
    ],
    [
      "a variable that is a secret too",
      { environment: [{ name: "A", value: "1" }], secrets: [{ name: "A", valueFrom: "a" }] },
      "must be unique",
    ],
    ["more CPU than the task has", { cpu: 257 }, "cpu (257)"],
    ["more memory than the task has", { memory: 513 }, "memory"],
    ["no essential container", { essential: false }, "essential"],
    ["a privileged container", { privileged: true }, "privileged"],
    ["an added capability", { linuxParameters: { capabilities: { add: ["NET_ADMIN"] } } }, "NET_ADMIN"],
    ["shared memory", { linuxParameters: { sharedMemorySize: 64 } }, "sharedMemorySize"],
    ["a log driver that Fargate lacks", { logConfiguration: { logDriver: "fluentd" } }, "fluentd"],
    [
      "logs without a stream prefix",
      {
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "a", "awslogs-region": "b" } },
      },
      "awslogs-stream-prefix",
    ],
    [
      "an unknown log option",
      { logConfiguration: { logDriver: "awslogs", options: { ...LOGS, "awslogs-colour": "red" } } },
      "awslogs-colour",
    ],
    [
      "waiting for a container that does not exist",
      { dependsOn: [{ containerName: "db", condition: "START" }] },
      "does not exist",
    ],
    ["a reservation above the limit", { memory: 128, memoryReservation: 256 }, "memoryReservation"],
  ];
  it.each(wrong)("refuses %s", (_name, change, reason) => {
    expect(problems(change)).toContain(reason);
  });

  it("refuses two containers of one name, and health that nobody measures", () => {
    expect(problems({}, { name: "api", image: "nginx" })).toContain("stands twice");
    const waiting = { dependsOn: [{ containerName: "side", condition: "HEALTHY" as const }] };
    expect(problems(waiting, { name: "side", image: "nginx" })).toContain("has no health check");
  });
});

describe("a task on an instance", () => {
  const found = (cpu: string | undefined, memory: string, own: Partial<ContainerDefinition> = {}) =>
    taskProblems({ ...SHAPE, fargate: false, networkMode: "bridge", cpu, memory }, [
      { name: "api", image: "nginx", ...own },
    ]).join("\n");

  it.each([
    ["128", "10"],
    ["200", "772"],
    ["196608", "64"],
    [undefined, "64"],
  ])("may have %s CPU units and %s MiB", (cpu, memory) => {
    expect(found(cpu, memory)).toBe("");
  });

  it.each(["127", "196609", "some"])("may not have %s CPU units", (cpu) => {
    expect(found(cpu, "64")).toContain("Invalid 'cpu' setting for task");
  });

  it("gives its containers no more than it has itself", () => {
    expect(found("128", "64", { memory: 65 })).toContain("memory");
  });
});

describe("sizeUnits", () => {
  it.each([
    ["1024", 1024],
    ["1 vCPU", 1024],
    ["0.5 vcpu", 512],
    ["2GB", 2048],
    ["two", undefined],
    [undefined, undefined],
  ] as const)("reads %s as %s", (text, units) => {
    expect(sizeUnits(text)).toBe(units);
  });
});
