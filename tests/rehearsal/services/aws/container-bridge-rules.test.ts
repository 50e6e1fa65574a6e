import { describe, expect, it } from "@jest/globals";
import { bridgeProblems } from "../../../../rehearsal/services/aws/container-bridge-rules.ts";
import type { ContainerDefinition } from "../../../../rehearsal/services/aws/container-definitions.ts";

const API: ContainerDefinition = { name: "api", image: "shop/api", memory: 256 };
const BRIDGE = { fargate: false, networkMode: "bridge", memory: undefined, executionRoleArn: "arn:role" };
const SECRET = { name: "TOKEN", valueFrom: "arn:aws:secretsmanager:eu-west-1:1:secret:a" };

const problems = (change: Partial<ContainerDefinition>, shape: Partial<typeof BRIDGE> = {}) =>
  bridgeProblems({ ...API, name: "edge", ...change }, { ...BRIDGE, ...shape }, [
    API,
    { ...API, name: "edge" },
  ]);

describe("bridgeProblems", () => {
  it("takes a link to a container of the task, by its name or by another", () => {
    expect(problems({ links: ["api"] })).toEqual([]);
    expect(problems({ links: ["api:application"] })).toEqual([]);
  });

  it.each<[string, Partial<ContainerDefinition>, Partial<typeof BRIDGE>, string]>([
    [
      "a link without a bridge",
      { links: ["api"] },
      { networkMode: "awsvpc" },
      "Links are not supported when networkMode=awsvpc.",
    ],
    ["a link to nobody", { links: ["web"] }, {}, 'links to "web", which is no container of the task'],
    ["a link to itself", { links: ["edge"] }, {}, "links to itself"],
    [
      "a secret that no role may read",
      { secrets: [SECRET] },
      { executionRoleArn: undefined as never },
      "you must also specify a value for 'executionRoleArn'",
    ],
  ])("refuses %s", (_wish, change, shape, message) => {
    expect(problems(change, shape).join()).toContain(message);
  });

  it("asks each container for its memory where the task has none of its own", () => {
    const { memory: _memory, ...light } = API;
    const ask = (shape: object) => bridgeProblems(light, { ...BRIDGE, ...shape }, [light]);
    expect(ask({})).toEqual(["At least one of 'memory' or 'memoryReservation' must be specified."]);
    expect(ask({ memory: "512" })).toEqual([]);
    expect(ask({ fargate: true })).toEqual([]);
  });
});
