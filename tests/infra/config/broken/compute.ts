import type { Broken } from "../edited-stacks.ts";

const FILE = "Pulumi.production.yaml";

const compute = (words: string): Broken["edits"] => [
  ["    services:\n", `    compute: ${words}\n    services:\n`],
];

const STORE =
  "no store inside the network with compute.kind: instance, whose tasks share one security group, so that all would reach it";

/** What the reference stack has and no instance can do. */
const NEEDS_FARGATE: readonly string[] = [
  `cache: ${STORE}; got one. Write compute: { kind: fargate }, or remove cache.`,
  `database.engine: ${STORE}; got "postgres". Write compute: { kind: fargate }, or engine: mongodb.`,
  'ingress: tunnel with compute.kind: instance, since api has routes and no port of the instance is open; got "load-balancer". Write ingress: tunnel, or compute: { kind: fargate }.',
  'network.nat: none with compute.kind: instance, which has a fixed address of its own; got "per-zone". Write nat: none: nothing would use the gateway.',
  "services.api.scale.maxTasks: 1 with compute.kind: instance: more copies on one host survive nothing more; got 8. Write maxTasks: 1, or compute: { kind: fargate }.",
  'services.tools.calls.API_URL: no calls with compute.kind: instance, whose tasks have no address of their own; got "api". Remove it, or write compute: { kind: fargate }.',
  "services.tools.scale.maxTasks: 1 with compute.kind: instance: more copies on one host survive nothing more; got 2. Write maxTasks: 1, or compute: { kind: fargate }.",
  "services.web.scale.maxTasks: 1 with compute.kind: instance: more copies on one host survive nothing more; got 4. Write maxTasks: 1, or compute: { kind: fargate }.",
];

const TOO_SMALL =
  "compute.instanceType: a class that holds 2304 CPU units and 4608 MiB (every service twice while a revision is rolled out, and the dump); got t4g.small with 2048 CPU units and 1672 MiB for tasks. Write compute: { kind: fargate }.";

const onInstance = (...own: readonly string[]): readonly string[] =>
  [...NEEDS_FARGATE, ...own].sort().map((message) => `${FILE} ${message}`);

/** Instances; what cannot go with them stands, one by one, in tests/infra/config/checks/compute.test.ts. */
export const computes: readonly Broken[] = [
  {
    mistake: "a place for tasks that does not exist",
    edits: compute("{ kind: lambda }"),
    messages: [`${FILE} compute.kind: "fargate" or "instance"; got "lambda". Write it like kind: fargate.`],
  },
  {
    mistake: "an instance without its class",
    edits: compute("{ kind: instance }"),
    messages: onInstance(
      'compute.instanceType: "t4g.micro", "t4g.small", "t4g.medium" or "t4g.large"; got nothing. Add it, for example instanceType: t4g.small.',
    ),
  },
  {
    mistake: "a class that is not offered",
    edits: compute("{ kind: instance, instanceType: t3.small }"),
    messages: onInstance(
      'compute.instanceType: "t4g.micro", "t4g.small", "t4g.medium" or "t4g.large"; got "t3.small". Write instanceType: t4g.small.',
    ),
  },
  {
    mistake: "a class beside Fargate",
    edits: compute("{ kind: fargate, instanceType: t4g.small }"),
    messages: [`${FILE} compute.instanceType: one of the known keys (kind); got an unknown key. Remove it.`],
  },
  {
    mistake: "a disk smaller than the image",
    edits: compute("{ kind: instance, instanceType: t4g.small, volumeGib: 8 }"),
    messages: onInstance(
      TOO_SMALL,
      "compute.volumeGib: a whole number from 30 to 500 GiB; got 8. Write it like volumeGib: 30.",
    ),
  },
  {
    mistake: "a rollout that does not exist",
    edits: compute("{ kind: instance, instanceType: t4g.small, rollout: blue-green }"),
    messages: onInstance(
      TOO_SMALL,
      'compute.rollout: "beside" or "in-turn"; got "blue-green". Write it like rollout: beside.',
    ),
  },
  {
    mistake: "an instance that never ages",
    edits: compute("{ kind: instance, instanceType: t4g.small, maxAgeDays: 0 }"),
    messages: onInstance(
      TOO_SMALL,
      "compute.maxAgeDays: a whole number from 1 to 365 days; got 0. Write it like maxAgeDays: 30.",
    ),
  },
  {
    mistake: "an instance under everything that needs Fargate",
    edits: compute("{ kind: instance, instanceType: t4g.small }"),
    messages: onInstance(TOO_SMALL),
  },
  {
    mistake: "an instance that is too small even in turn",
    edits: compute("{ kind: instance, instanceType: t4g.micro, rollout: in-turn }"),
    messages: onInstance(
      "compute.instanceType: a class that holds 1280 CPU units and 2560 MiB (every service, and the dump); got t4g.micro with 2048 CPU units and 772 MiB for tasks. Write instanceType: t4g.medium, or compute: { kind: fargate }.",
    ),
  },
];
