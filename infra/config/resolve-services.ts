import type { Config, ServiceConfig } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import { resolveImage } from "./resolve-build.ts";
import type { HealthSettings, ScaleSettings, ServiceSettings } from "./service-settings.ts";

/** Every service with its defaults filled in. */
export function resolveServices(
  config: Config,
  decide: Decisions,
): Readonly<Record<string, ServiceSettings>> {
  return Object.fromEntries(
    Object.entries(config.services).map(([name, service]) => [
      name,
      resolveService(name, service, config, decide),
    ]),
  );
}

function resolveService(
  name: string,
  service: ServiceConfig,
  config: Config,
  decide: Decisions,
): ServiceSettings {
  const at = `services.${name}`;
  return {
    name: decide.derived(`${at}.name`, name),
    ...resolveImage(name, service, config, decide),
    imageCredentials: decide.or(
      "services.*.imageCredentials",
      service.imageCredentials,
      `${at}.imageCredentials`,
    ),
    architecture: service.architecture,
    command: service.command ?? decide.or("services.*.command", undefined, `${at}.command`),
    containerPort: service.containerPort,
    user: service.user,
    writablePaths: decide.or("services.*.writablePaths", service.writablePaths, `${at}.writablePaths`),
    cpuUnits: service.cpuUnits,
    memoryMib: service.memoryMib,
    scale: resolveScale(`${at}.scale`, service, decide),
    health: resolveHealth(`${at}.health`, service, decide),
    routes: service.routes ?? decide.or("services.*.routes", undefined, `${at}.routes`),
    environment: decide.or("services.*.environment", service.environment, `${at}.environment`),
    secrets: decide.or("services.*.secrets", service.secrets, `${at}.secrets`),
    outputs: service.outputs ?? decide.or("services.*.outputs", undefined, `${at}.outputs`),
    calls: decide.or("services.*.calls", service.calls, `${at}.calls`),
    webSockets: resolveWebSockets(`${at}.webSockets`, service, decide),
    databaseConnectionsPerTask: decide.or(
      "services.*.databaseConnectionsPerTask",
      service.databaseConnectionsPerTask,
      `${at}.databaseConnectionsPerTask`,
    ),
    stopTimeoutSeconds: decide.or(
      "services.*.stopTimeoutSeconds",
      service.stopTimeoutSeconds,
      `${at}.stopTimeoutSeconds`,
    ),
    drainSeconds: decide.or("services.*.drainSeconds", service.drainSeconds, `${at}.drainSeconds`),
  };
}

function resolveWebSockets(
  at: string,
  { webSockets }: ServiceConfig,
  decide: Decisions,
): ServiceSettings["webSockets"] {
  if (webSockets === undefined) return decide.derived(at, undefined);
  const stickinessSeconds = decide.or(
    "services.*.webSockets.stickinessSeconds",
    webSockets.stickinessSeconds,
    `${at}.stickinessSeconds`,
  );
  return { pingIntervalSeconds: webSockets.pingIntervalSeconds, stickinessSeconds };
}

function resolveScale(at: string, { scale }: ServiceConfig, decide: Decisions): ScaleSettings {
  const measure = (name: "cpuPercent" | "memoryPercent" | "requestsPerTaskPerMinute"): number | undefined => {
    const written = scale[name];
    return written === "none" ? undefined : decide.or(`services.*.scale.${name}`, written, `${at}.${name}`);
  };
  return {
    minTasks: scale.minTasks,
    maxTasks: scale.maxTasks,
    cpuPercent: measure("cpuPercent"),
    memoryPercent: measure("memoryPercent"),
    requestsPerTaskPerMinute: measure("requestsPerTaskPerMinute"),
  };
}

function resolveHealth(at: string, { health }: ServiceConfig, decide: Decisions): HealthSettings {
  return {
    livePath: health.livePath,
    deepPath: decide.or("services.*.health.deepPath", health.deepPath, `${at}.deepPath`),
    command: health.command,
    intervalSeconds: decide.or(
      "services.*.health.intervalSeconds",
      health.intervalSeconds,
      `${at}.intervalSeconds`,
    ),
    timeoutSeconds: decide.or(
      "services.*.health.timeoutSeconds",
      health.timeoutSeconds,
      `${at}.timeoutSeconds`,
    ),
    retries: decide.or("services.*.health.retries", health.retries, `${at}.retries`),
    startPeriodSeconds: decide.or(
      "services.*.health.startPeriodSeconds",
      health.startPeriodSeconds,
      `${at}.startPeriodSeconds`,
    ),
  };
}
