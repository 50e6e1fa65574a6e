import { poolerBeside } from "../config/pooler.ts";
import type { OutputName, ServiceSettings } from "../config/service-settings.ts";
import type { Settings } from "../config/settings.ts";
import { callAddress } from "./call-address.ts";
import { type ContainerDefinition, logging } from "./container-definition.ts";
import { imageLogin } from "./image-login.ts";
import { POOLER_CPU_UNITS, POOLER_MEMORY_MIB, POOLER_NAME, poolerContainer } from "./pooler-container.ts";
import { referenceTo } from "./references.ts";
import { secretLabels } from "./secret-labels.ts";
import { hasConnector, TUNNEL_CPU_UNITS, TUNNEL_MEMORY_MIB, tunnelContainer } from "./tunnel-container.ts";

export type { ContainerDefinition } from "./container-definition.ts";

/** A task definition as the settings decide it; what another resource decides stands as `${ref:<name>}`. */
export interface TaskDraft {
  readonly family: string;
  readonly cpu: string;
  readonly memory: string;
  readonly networkMode: "awsvpc" | "bridge";
  readonly requiresCompatibilities: readonly ["FARGATE"] | readonly ["EC2"];
  readonly runtimePlatform: {
    readonly cpuArchitecture: "X86_64" | "ARM64";
    readonly operatingSystemFamily: "LINUX";
  };
  readonly volumes: readonly { readonly name: string }[];
  readonly containers: readonly ContainerDefinition[];
}

/** The task of one service. */
export function taskDraft(settings: Settings, service: ServiceSettings): TaskDraft {
  const beside = hasConnector(settings, service);
  const { database } = settings;
  const pool = poolerBeside(settings, service);
  return {
    family: `${settings.product}-${settings.environment}-${service.name}`,
    cpu: String(service.cpuUnits),
    memory: String(service.memoryMib),
    ...taskHost(settings),
    runtimePlatform: { cpuArchitecture: service.architecture, operatingSystemFamily: "LINUX" },
    volumes: service.writablePaths.map((path) => ({ name: volumeName(path) })),
    containers: [
      container(settings, service),
      ...(settings.tunnel !== undefined && beside
        ? [tunnelContainer(settings, service, settings.tunnel)]
        : []),
      ...(pool !== undefined && database?.engine === "postgres"
        ? [poolerContainer(settings, service, pool, database)]
        : []),
    ],
  };
}

/**
 * Whose host a task is for. On an instance it stands behind Docker's bridge: a task with an interface of its own would get no
 * public address there, and need a gateway (ECS Developer Guide, "Task networking for EC2", from memory, 2026-11).
 */
export function taskHost({
  compute,
}: Pick<Settings, "compute">): Pick<TaskDraft, "networkMode" | "requiresCompatibilities"> {
  return compute.kind === "fargate"
    ? { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"] }
    : { networkMode: "bridge", requiresCompatibilities: ["EC2"] };
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
  const connected = hasConnector(settings, service);
  const pooled = poolerBeside(settings, service) !== undefined;
  return {
    name: service.name,
    image: service.image,
    ...imageLogin(service.imageCredentials),
    essential: true,
    ...(service.command === undefined ? {} : { command: service.command }),
    user: service.user,
    readonlyRootFilesystem: true,
    // Behind a bridge a mapping would open a port of the host; the connector beside it needs none.
    portMappings:
      settings.compute.kind === "fargate" ? [{ containerPort: service.containerPort, protocol: "tcp" }] : [],
    environment: environment(settings, service),
    secrets: sorted(service.secrets).map(([name, secret]) => ({
      name,
      valueFrom: referenceTo(`secret:${secret}`),
    })),
    ...secretLabels(settings, Object.values(service.secrets)),
    ...(pooled ? { dependsOn: [{ containerName: POOLER_NAME, condition: "HEALTHY" }] } : {}),
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
    logConfiguration: logging(settings, service.name),
    // The init process reaps children and passes signals on; a container without root needs no capability.
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    stopTimeout: service.stopTimeoutSeconds,
    cpu: service.cpuUnits - (connected ? TUNNEL_CPU_UNITS : 0) - (pooled ? POOLER_CPU_UNITS : 0),
    memory: service.memoryMib - (connected ? TUNNEL_MEMORY_MIB : 0) - (pooled ? POOLER_MEMORY_MIB : 0),
  };
}

/** Sorted by name: the provider sorts too, so an order of ours would show up as a change. */
function environment(settings: Settings, service: ServiceSettings): ContainerDefinition["environment"] {
  const plain = sorted(service.environment).map(([name, value]) => ({ name, value }));
  const fromOutputs = sorted<OutputName>(service.outputs).map(([name, from]) => ({
    name,
    value: referenceTo(from),
  }));
  const addresses = sorted(service.calls).flatMap(([name, callee]) => {
    const called = settings.services[callee];
    return called === undefined ? [] : [{ name, value: callAddress(settings, called) }];
  });
  return [...plain, ...fromOutputs, ...addresses].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
