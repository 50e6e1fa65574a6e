import { describe, expect, it } from "@jest/globals";
import { checkCompute } from "../../../../infra/config/checks/compute.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";
import { formatProblem } from "../../../../infra/lib/errors.ts";

const API = {
  architecture: "ARM64",
  cpuUnits: 256,
  memoryMib: 512,
  scale: { minTasks: 1, maxTasks: 1 },
  routes: [{ hostname: "api.shop.example", paths: ["/*"] }],
} as const;

const RIGHT: ConfigParts = {
  tier: "production",
  compute: { kind: "instance", instanceType: "t4g.small" },
  ingress: "tunnel",
  network: { cidr: "10.0.0.0/16", nat: "none" },
  services: { api: API },
  database: { engine: "mongodb", tier: "M0" },
  backup: { dump: { architecture: "ARM64", cpuUnits: 256, memoryMib: 512 } },
};

const messages = (change: ConfigParts) => checkCompute({ ...RIGHT, ...change }).map(formatProblem);

describe("checkCompute", () => {
  it("says nothing of an instance that can do what is asked of it, and of Fargate", () => {
    expect(messages({})).toEqual([]);
    expect(messages({ compute: undefined, ingress: "load-balancer", network: {} })).toEqual([]);
    expect(messages({ compute: { kind: "fargate" }, cache: { engine: "valkey" } })).toEqual([]);
  });

  it("asks for a tunnel only where something is public, and for no gateway only where the tier would have one", () => {
    expect(messages({ ingress: undefined, services: { api: { ...API, routes: [] } } })).toEqual([]);
    expect(messages({ tier: "staging", network: { cidr: "10.0.0.0/16" } })).toEqual([]);
  });

  it.each<[string, ConfigParts, string]>([
    [
      "a load balancer",
      { ingress: undefined },
      'ingress: tunnel with compute.kind: instance, since api has routes and no port of the instance is open; got "load-balancer". Write ingress: tunnel, or compute: { kind: fargate }.',
    ],
    [
      "PostgreSQL",
      { database: { engine: "postgres" } },
      'database.engine: no store inside the network with compute.kind: instance, whose tasks share one security group, so that all would reach it; got "postgres". Write compute: { kind: fargate }, or engine: mongodb.',
    ],
    [
      "a private endpoint",
      { database: { engine: "mongodb", tier: "M10", reach: "private-endpoint" } },
      'database.reach: no store inside the network with compute.kind: instance, whose tasks share one security group, so that all would reach it; got "private-endpoint". Write compute: { kind: fargate }, or reach: egress-addresses.',
    ],
    [
      "a cluster that has a private endpoint where nobody says otherwise",
      { database: { engine: "mongodb", tier: "M10" } },
      "database.reach: no store inside the network with compute.kind: instance, whose tasks share one security group, so that all would reach it; got nothing, which means private-endpoint for tier M10. Write compute: { kind: fargate }, or reach: egress-addresses.",
    ],
    [
      "a cache",
      { cache: { engine: "valkey" } },
      "cache: no store inside the network with compute.kind: instance, whose tasks share one security group, so that all would reach it; got one. Write compute: { kind: fargate }, or remove cache.",
    ],
    [
      "a gateway by default",
      { network: { cidr: "10.0.0.0/16" } },
      'network.nat: none with compute.kind: instance, which has a fixed address of its own; got "per-zone". Write nat: none: nothing would use the gateway.',
    ],
    [
      "two copies",
      { services: { api: { ...API, scale: { minTasks: 1, maxTasks: 2 } } } },
      "services.api.scale.maxTasks: 1 with compute.kind: instance: more copies on one host survive nothing more; got 2. Write maxTasks: 1, or compute: { kind: fargate }.",
    ],
    [
      "a call of another service",
      { services: { api: { ...API, calls: { WEB_URL: "web" } } } },
      'services.api.calls.WEB_URL: no calls with compute.kind: instance, whose tasks have no address of their own; got "web". Remove it, or write compute: { kind: fargate }.',
    ],
    [
      "another processor",
      { services: { api: { ...API, architecture: "X86_64" } } },
      'services.api.architecture: ARM64, the processor of every instance that compute offers; got "X86_64". Build the image for ARM64, or write compute: { kind: fargate }.',
    ],
    [
      "a dump for another processor",
      { backup: { dump: { architecture: "X86_64" } } },
      'backup.dump.architecture: ARM64, the processor of every instance that compute offers; got "X86_64". Build the image for ARM64, or write compute: { kind: fargate }.',
    ],
  ])("refuses %s and names what can", (_wish, change, message) => {
    expect(messages(change)).toEqual([message]);
  });
});
