import type { BuildSettings } from "./image-settings.ts";

export interface ServiceSettings {
  readonly name: string;
  /** `<repository>@sha256:<64 hex>`; `<repository>@${ref:digest.<name>}` where it is built here. */
  readonly image: string;
  /** Name of the secret that holds its registry's user name and password; left out for a public image, and for ECR. */
  readonly imageCredentials?: string | undefined;
  /** Undefined where the image is named by its digest. */
  readonly build: BuildSettings | undefined;
  readonly architecture: "X86_64" | "ARM64";
  /** Overrides the image's command; undefined leaves it. */
  readonly command: readonly string[] | undefined;
  /** 1024 to 65535. */
  readonly containerPort: number;
  /** Numeric `uid` or `uid:gid`, neither 0. */
  readonly user: string;
  /** Absolute paths that are mounted as empty writable volumes; the rest of the file system is read-only. */
  readonly writablePaths: readonly string[];
  /** One of Fargate's pairs with `memoryMib`: 256, 512, 1024, 2048, 4096, 8192 or 16384 (1024 = one vCPU). */
  readonly cpuUnits: number;
  readonly memoryMib: number;
  readonly scale: ScaleSettings;
  readonly health: HealthSettings;
  /** Public routes; empty for a service without ingress. */
  readonly routes: readonly RouteSettings[];
  /** Plain values by variable name. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variable name → secret name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Variable name → an output of another component. */
  readonly outputs: Readonly<Record<string, OutputName>>;
  /** Variable name → service that it calls: the ways that are open between services. */
  readonly calls: Readonly<Record<string, string>>;
  /** Undefined for a service without WebSockets. */
  readonly webSockets: WebSocketSettings | undefined;
  /** Most connections to the database that one task opens; undefined where nobody says. */
  readonly databaseConnectionsPerTask: number | undefined;
  /** Seconds a stopping container has before it is killed, 2 to 120 (Fargate's limit). */
  readonly stopTimeoutSeconds: number;
  /** Seconds the load balancer lets open requests end, 0 to 3600. */
  readonly drainSeconds: number;
}

export interface TunnelSettings {
  /** `<repository>@sha256:<64 hex>`: cloudflared. */
  readonly image: string;
  /** Name of the secret that holds its registry's user name and password; left out for a public image, and for ECR. */
  readonly imageCredentials?: string | undefined;
}

export interface WebSocketSettings {
  /** Seconds between two pings of the application, 1 to 90. */
  readonly pingIntervalSeconds: number;
  /** Seconds for which a client is sent to the same task, 1 to 604800; undefined for none. */
  readonly stickinessSeconds: number | undefined;
}

/** What a service may ask of the data components. */
export type OutputName = "database.host" | "database.port" | "database.name" | "cache.host" | "cache.port";

export interface ScaleSettings {
  readonly minTasks: number;
  readonly maxTasks: number;
  /** Average use that scaling aims at, percent of the reservation, 10 to 90; undefined switches the measure off. */
  readonly cpuPercent: number | undefined;
  readonly memoryPercent: number | undefined;
  /** Requests per task and minute; undefined switches the measure off (a service without ingress has none). */
  readonly requestsPerTaskPerMinute: number | undefined;
}

export interface HealthSettings {
  /** Asked by the load balancer: alive means this answers 200. */
  readonly livePath: string;
  /** The deep check, for probes and people: it never kills a task. */
  readonly deepPath: string | undefined;
  /** The container's own check: exec form, such as `["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:3000/health"]`. */
  readonly command: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  /** Seconds after the start in which failures do not count, 0 to 300. */
  readonly startPeriodSeconds: number;
}

export interface RouteSettings {
  readonly hostname: string;
  /** Load-balancer path patterns, such as `/*`. */
  readonly paths: readonly string[];
}
