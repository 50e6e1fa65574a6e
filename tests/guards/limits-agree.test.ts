import { describe, expect, it } from "@jest/globals";
import { stackFileSchema } from "../../infra/config/json-schema.ts";
import { services } from "../../rehearsal/services/index.ts";
import { MemoryCloud } from "../rehearsal/memory-cloud.ts";

/** What the configuration lets a person write, and what the rehearsal's cloud makes of it. */
interface Limit {
  /** The word below `slipway:stack`; `*` stands for a name. */
  readonly word: string;
  readonly token: string;
  /** The resource's inputs with that value in them. */
  readonly inputs: (value: number) => Readonly<Record<string, unknown>>;
  /** Starts of the failures that speak of the value. */
  readonly property: string;
  /** Sides on which the cloud itself goes further, and why the configuration does not. */
  readonly narrower?: Readonly<Partial<Record<"min" | "max", string>>>;
}

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const TARGETS = "aws:lb/targetGroup:TargetGroup";

/** A task of one container with this more in it. */
function task(container: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const definitions = [{ name: "a", image: "a", essential: true, ...container }];
  return {
    family: "a",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    containerDefinitions: JSON.stringify(definitions),
  };
}

const check = { command: ["CMD", "true"], interval: 300, timeout: 2, retries: 3, startPeriod: 0 };

const LIMITS: readonly Limit[] = [
  {
    word: "database.storageGib",
    token: "aws:rds/instance:Instance",
    inputs: (allocatedStorage) => ({ engine: "postgres", allocatedStorage }),
    property: "allocatedStorage",
  },
  {
    word: "database.backupRetentionDays",
    token: "aws:rds/instance:Instance",
    inputs: (backupRetentionPeriod) => ({ engine: "postgres", backupRetentionPeriod }),
    property: "backupRetentionPeriod",
    narrower: { min: "RDS takes 0 as no backups at all" },
  },
  {
    word: "cache.nodes",
    token: "aws:elasticache/replicationGroup:ReplicationGroup",
    inputs: (numCacheClusters) => ({ description: "a", numCacheClusters }),
    property: "numCacheClusters",
  },
  {
    word: "cache.snapshotRetentionDays",
    token: "aws:elasticache/replicationGroup:ReplicationGroup",
    inputs: (snapshotRetentionLimit) => ({ description: "a", snapshotRetentionLimit }),
    property: "snapshotRetentionLimit",
  },
  {
    word: "recoveryWindowDays",
    token: "aws:secretsmanager/secret:Secret",
    inputs: (recoveryWindowInDays) => ({ name: "a", recoveryWindowInDays }),
    property: "recoveryWindowInDays",
  },
  {
    word: "recoveryWindowDays",
    token: "aws:kms/key:Key",
    inputs: (deletionWindowInDays) => ({ deletionWindowInDays }),
    property: "deletionWindowInDays",
  },
  {
    word: "services.*.drainSeconds",
    token: TARGETS,
    inputs: (deregistrationDelay) => ({ deregistrationDelay }),
    property: "deregistrationDelay",
  },
  {
    word: "services.*.health.intervalSeconds",
    token: TARGETS,
    inputs: (interval) => ({ healthCheck: { interval, timeout: 2 } }),
    property: "healthCheck.interval",
  },
  {
    word: "services.*.health.timeoutSeconds",
    token: TARGETS,
    inputs: (timeout) => ({ healthCheck: { interval: 300, timeout } }),
    property: "healthCheck.timeout",
    narrower: { max: "the container's own check takes 60 seconds at most" },
  },
  {
    word: "services.*.health.retries",
    token: TARGETS,
    inputs: (unhealthyThreshold) => ({ healthCheck: { unhealthyThreshold } }),
    property: "healthCheck.unhealthyThreshold",
  },
  {
    word: "services.*.health.intervalSeconds",
    token: TASK,
    inputs: (interval) => task({ healthCheck: { ...check, interval } }),
    property: "containerDefinitions",
  },
  {
    word: "services.*.health.timeoutSeconds",
    token: TASK,
    inputs: (timeout) => task({ healthCheck: { ...check, timeout } }),
    property: "containerDefinitions",
  },
  {
    word: "services.*.health.retries",
    token: TASK,
    inputs: (retries) => task({ healthCheck: { ...check, retries } }),
    property: "containerDefinitions",
    narrower: { min: "the load balancer takes 2 or more" },
  },
  {
    word: "services.*.health.startPeriodSeconds",
    token: TASK,
    inputs: (startPeriod) => task({ healthCheck: { ...check, startPeriod } }),
    property: "containerDefinitions",
  },
  {
    word: "services.*.stopTimeoutSeconds",
    token: TASK,
    inputs: (stopTimeout) => task({ stopTimeout }),
    property: "containerDefinitions",
    narrower: { min: "a program needs a moment to leave" },
  },
  {
    word: "services.*.containerPort",
    token: TARGETS,
    inputs: (port) => ({ port }),
    property: "port",
    narrower: { min: "a process without root cannot bind below 1024" },
  },
];

const cloud = new MemoryCloud(services);

/** True where the cloud says nothing against that value. */
function takes({ token, inputs, property }: Limit, value: number): boolean {
  return !cloud.failures(token, inputs(value)).some((failure) => failure.startsWith(property));
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/** What is not as the limit says: the configuration's own ends are taken, and one step beyond them is not. */
function disagreements(limit: Limit, { minimum, maximum }: Range): readonly string[] {
  const wider = { min: limit.narrower?.min !== undefined, max: limit.narrower?.max !== undefined };
  return [
    ...(takes(limit, minimum) ? [] : [`refuses the configuration's lowest, ${minimum}`]),
    ...(takes(limit, maximum) ? [] : [`refuses the configuration's highest, ${maximum}`]),
    ...(takes(limit, minimum - 1) === wider.min ? [] : [`${wider.min ? "refuses" : "takes"} ${minimum - 1}`]),
    ...(takes(limit, maximum + 1) === wider.max ? [] : [`${wider.max ? "refuses" : "takes"} ${maximum + 1}`]),
  ];
}

interface Schema extends Partial<Range> {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  /** Alternatives, such as the database's engines. */
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The range that the schema of the stack file states for a word. */
function rangeOf(word: string): Range {
  let at: Schema | undefined = stackFileSchema() as Schema;
  for (const step of ["config", "slipway:stack", ...word.split(".")]) {
    const all: readonly Schema[] = at?.anyOf ?? at?.oneOf ?? (at === undefined ? [] : [at]);
    const below = all.map((one) => (step === "*" ? one.additionalProperties : one.properties?.[step]));
    // The first alternative that has the word: PostgreSQL's.
    at = below.find((one) => one !== undefined);
  }
  if (at?.minimum === undefined || at.maximum === undefined) throw new Error(`${word} has no range`);
  return { minimum: at.minimum, maximum: at.maximum };
}

describe("the ranges of the configuration", () => {
  it.each(LIMITS.map((limit) => [limit.word, limit.token, limit] as const))(
    "%s is that of %s",
    (_word, _token, limit) => {
      expect(disagreements(limit, rangeOf(limit.word))).toEqual([]);
    },
  );

  it("are seen to be too wide or too narrow on either side", () => {
    const days = LIMITS.find(({ property }) => property === "recoveryWindowInDays") as Limit; // stands above
    expect(disagreements(days, { minimum: 7, maximum: 30 })).toEqual([]);
    expect(disagreements(days, { minimum: 6, maximum: 31 })).toEqual([
      "refuses the configuration's lowest, 6",
      "refuses the configuration's highest, 31",
    ]);
    expect(disagreements(days, { minimum: 8, maximum: 29 })).toEqual(["takes 7", "takes 30"]);
    const narrow = { ...days, narrower: { min: "a reason that holds no longer" } };
    expect(disagreements(narrow, { minimum: 7, maximum: 30 })).toEqual(["refuses 6"]);
  });
});
