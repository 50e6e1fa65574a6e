import { poolerBeside } from "../config/pooler.ts";
import type { ServiceSettings, TunnelSettings } from "../config/service-settings.ts";
import type { Settings } from "../config/settings.ts";
import { tunnelSecretName } from "../config/tunnel-secret.ts";
import { tunnelled } from "../config/tunnelled.ts";
import { type ContainerDefinition, logging } from "./container-definition.ts";
import { imageLogin } from "./image-login.ts";
import { POOLER_NAME } from "./pooler-container.ts";
import { referenceTo } from "./references.ts";
import { secretLabels } from "./secret-labels.ts";

/** Name of the connector's container, and of its part in tags and log streams. */
export const CONNECTOR = "cloudflared";

/** What the connector has of the task, CPU units and MiB: Fargate's smallest task, 256 and 512, leaves the application 192 and 384. */
export const TUNNEL_CPU_UNITS = 64;
export const TUNNEL_MEMORY_MIB = 128;

/** Port of its own health route, on the loopback alone. */
const METRICS = "127.0.0.1:20241";

/** User of the official image: nonroot of distroless (cloudflare/cloudflared, Dockerfile, from memory, 2026-11). */
const USER = "65532:65532";

/** Whether a service stands behind a tunnel. */
export function hasConnector(settings: Settings, service: Pick<ServiceSettings, "name" | "routes">): boolean {
  return settings.tunnel !== undefined && tunnelled(settings, service).length > 0;
}

/** The task's own, which all its containers share on Fargate. */
export const LOOPBACK = "127.0.0.1";

/** Where the connector finds the application: on the task's own loopback, or by its link where each container has one of its own. */
export function originHost({ compute }: Pick<Settings, "compute">, service: string): string {
  return compute.kind === "fargate" ? LOOPBACK : service;
}

/**
 * cloudflared beside the application: it dials the edge and asks the application, at `originHost`. It starts once
 * the application is healthy, so that a new task gets no request before, and it ends after it.
 */
export function tunnelContainer(
  settings: Settings,
  service: ServiceSettings,
  { image, imageCredentials }: TunnelSettings,
): ContainerDefinition {
  return {
    name: CONNECTOR,
    image,
    ...imageLogin(imageCredentials),
    essential: true,
    command: ["tunnel", "--no-autoupdate", "--metrics", METRICS, "run"],
    user: USER,
    readonlyRootFilesystem: true,
    portMappings: [],
    environment: [],
    secrets: [{ name: "TUNNEL_TOKEN", valueFrom: referenceTo(`secret:${tunnelSecretName(service.name)}`) }],
    ...secretLabels(settings, [tunnelSecretName(service.name)]),
    mountPoints: [],
    ...(settings.compute.kind === "instance" ? { links: [service.name] } : {}),
    dependsOn: [
      { containerName: service.name, condition: "HEALTHY" },
      ...(poolerBeside(settings, service) === undefined
        ? []
        : [{ containerName: POOLER_NAME, condition: "HEALTHY" } as const]),
    ],
    healthCheck: {
      // Healthy while at least one connection to the edge stands ("cloudflared tunnel ready", from memory, 2026-11).
      command: ["CMD", "cloudflared", "tunnel", "--metrics", METRICS, "ready"],
      interval: service.health.intervalSeconds,
      timeout: service.health.timeoutSeconds,
      retries: service.health.retries,
      startPeriod: service.health.startPeriodSeconds,
    },
    logConfiguration: logging(settings, service.name),
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ["ALL"] } },
    stopTimeout: service.stopTimeoutSeconds,
    cpu: TUNNEL_CPU_UNITS,
    memory: TUNNEL_MEMORY_MIB,
  };
}
