/** What a measure of the stack's own components is, for people and for those who compute with it. */
export interface MeasureMeaning {
  readonly meaning: string;
  readonly unit: string;
}

/** Measures of components that a stack may have, by area and name. */
export const COMPONENT_MEASURES = {
  ingress: {
    requests: { meaning: "Requests at the load balancer", unit: "requests" },
    errors: { meaning: "Answers 500 to 599 of services", unit: "answers" },
    balancerErrors: { meaning: "Answers 500 to 599 of the load balancer itself", unit: "answers" },
    responseMilliseconds: { meaning: "Time until a service answers", unit: "milliseconds" },
  },
  database: {
    cpuPercent: { meaning: "CPU of the database", unit: "percent" },
    connections: { meaning: "Open connections of the database", unit: "connections" },
    freeStorageGib: { meaning: "Free storage of the database", unit: "GiB" },
    freeMemoryGib: { meaning: "Free memory of the database", unit: "GiB" },
  },
  cache: {
    cpuPercent: { meaning: "CPU of the cache's engine on its first node", unit: "percent" },
    memoryPercent: { meaning: "Memory in use on the cache's first node", unit: "percent" },
    evictions: { meaning: "Keys that the cache's first node dropped for want of memory", unit: "keys" },
  },
} as const;

/** Measures of every service, named `<service>.<measure>`. */
export const SERVICE_MEASURES = {
  cpuPercent: { meaning: "CPU of the service's tasks", unit: "percent" },
  memoryPercent: { meaning: "Memory of the service's tasks", unit: "percent" },
  runningTasks: { meaning: "Tasks that run", unit: "tasks" },
  restarts: {
    meaning: "Tasks that ended by themselves, or failed their checks, and were replaced",
    unit: "tasks",
  },
} as const;

/** What decides which measures a stack has. */
export interface MeasuredParts {
  readonly hostnames: number;
  readonly database: boolean;
  readonly cache: boolean;
  readonly services: readonly string[];
  /** Full names of measures that are made of logs, or that an application publishes. */
  readonly ownMeasures: readonly string[];
}

/** Every measure that can be named in this stack, sorted. */
export function measureNames(parts: MeasuredParts): readonly string[] {
  const areas = [
    ...(parts.hostnames > 0 ? (["ingress"] as const) : []),
    ...(parts.database ? (["database"] as const) : []),
    ...(parts.cache ? (["cache"] as const) : []),
  ];
  return [
    ...areas.flatMap((area) => Object.keys(COMPONENT_MEASURES[area]).map((name) => `${area}.${name}`)),
    ...parts.services.flatMap((service) => Object.keys(SERVICE_MEASURES).map((name) => `${service}.${name}`)),
    ...parts.ownMeasures,
  ].sort();
}
