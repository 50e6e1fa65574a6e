import type { OutputName, ServiceSettings, Settings } from "../config/settings.ts";
import { referenceTo } from "./references.ts";

/** One container in the shape of ECS's container-definition JSON. */
export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential: boolean;
  readonly command?: readonly string[];
  readonly user: string;
  readonly readonlyRootFilesystem: boolean;
  readonly privileged?: boolean;
  readonly portMappings: readonly { readonly containerPort: number; readonly protocol: "tcp" }[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly mountPoints: readonly {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly: boolean;
  }[];
  readonly healthCheck: {
    readonly command: readonly string[];
    readonly interval: number;
    readonly timeout: number;
    readonly retries: number;
    readonly startPeriod: number;
  };
  readonly logConfiguration: {
    readonly logDriver: "awslogs";
    readonly options: Readonly<Record<string, string>>;
  };
  readonly linuxParameters: {
    readonly initProcessEnabled: boolean;
    readonly capabilities: { readonly drop: readonly string[] };
  };
  /** Seconds. */
  readonly stopTimeout: number;
  /** CPU units. */
  readonly cpu: number;
  /** Hard limit in MiB. */
  readonly memory: number;
}

/** A task definition as the settings decide it; what another resource decides stands as `${ref:<name>}`. */
export interface TaskDraft {
  readonly family: string;
  readonly cpu: string;
  readonly memory: string;
  readonly networkMode: "awsvpc";
  readonly requiresCompatibilities: readonly ["FARGATE"];
  readonly runtimePlatform: {
    readonly cpuArchitecture: "X86_64" | "ARM64";
    readonly operatingSystemFamily: "LINUX";
  };
  readonly volumes: readonly { readonly name: string }[];
  readonly containers: readonly ContainerDefinition[];
}

/** Log lines that wait in memory while CloudWatch is slow; beyond it lines are lost, but the application never stalls. */
const LOG_BUFFER = "25m";

/** The task of one service. */
export function taskDraft(settings: Settings, service: ServiceSettings): TaskDraft {
  return {
    family: `${settings.product}-${settings.tier}-${service.name}`,
    cpu: String(service.cpuUnits),
    memory: String(service.memoryMib),
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    runtimePlatform: { cpuArchitecture: service.architecture, operatingSystemFamily: "LINUX" },
    volumes: service.writablePaths.map((path) => ({ name: volumeName(path) })),
    containers: [container(settings, service)],
  };
}

/**
 * A writable path's volume: slashes as `-`, and any other character than a letter or digit as `_` and its bytes in
 * hexadecimal, since ECS allows letters, digits, `-` and `_` only and two paths must never share a volume.
 */
export function volumeName(path: string): string {
  const safe = path.replaceAll(/[^A-Za-z0-9/]/gu, (found) => `_${Buffer.from(found).toString("hex")}`);
  return `writable${safe.replaceAll("/", "-")}`;
}

function container(settings: Settings, service: ServiceSettings): ContainerDefinition {
  return {
    name: service.name,
    image: service.image,
    essential: true,
    ...(service.command === undefined ? {} : { command: service.command }),
    user: service.user,
    readonlyRootFilesystem: true,
    portMappings: [{ containerPort: service.containerPort, protocol: "tcp" }],
    environment: environment(service),
    secrets: sorted(service.secrets).map(([name, secret]) => ({
      name,
      valueFrom: referenceTo(`secret:${secret}`),
    })),
    mountPoints: service.writablePaths.map((path) => ({
      sourceVolume: volumeName(path),
      containerPath: path,
      readOnly: false,
    })),
    healthCheck: {
      command: service.health.command,
      interval: service.health.intervalSeconds,
      timeout: service.health.timeoutSeconds,
      retries: service.health.retries,
      startPeriod: service.health.startPeriodSeconds,
    },
    logConfiguration: {
      logDriver: "awslogs",
      options: {
        "awslogs-group": referenceTo(`logs.${service.name}`),
        "awslogs-region": settings.aws.region,
        "awslogs-stream-prefix": service.name,
        "max-buffer-size": LOG_BUFFER,
        mode: "non-blocking",
      },
    },
    // The init process reaps children and passes signals on; a container without root needs no capability.
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    stopTimeout: service.stopTimeoutSeconds,
    cpu: service.cpuUnits,
    memory: service.memoryMib,
  };
}

/** Sorted by name: the provider sorts too, so an order of ours would show up as a change. */
function environment(service: ServiceSettings): ContainerDefinition["environment"] {
  const plain = sorted(service.environment).map(([name, value]) => ({ name, value }));
  const fromOutputs = sorted<OutputName>(service.outputs).map(([name, from]) => ({
    name,
    value: referenceTo(from),
  }));
  return [...plain, ...fromOutputs].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
