import type { EdgeLayer } from "../edge/place-limits.ts";
import type { JsonObject } from "../lib/json.ts";
import type { ComputeSettings } from "./compute-settings.ts";
import type { DatabaseSettings } from "./database-settings.ts";
import type { ObservabilitySettings } from "./observability-settings.ts";

/** The two shapes of a product's ground. `staging` is cheap, `production` is safe. */
export type Tier = "staging" | "production";

/** Cloudflare's plans, cheapest first; they decide which edge features a zone can hold. */
export type CloudflarePlan = "free" | "pro" | "business" | "enterprise";

/**
 * Everything that a stack's configuration decides, with every default filled in: pure data, no Pulumi.
 * Nothing downstream decides anything again.
 */
export interface Settings {
  /** Short name of the product, kebab case, 2 to 20 characters. Part of physical names and of the `product` tag. */
  readonly product: string;
  readonly tier: Tier;
  /** Name of the environment, such as `test`; the tier's where nobody names one. Part of physical names and of the `environment` tag. */
  readonly environment: string;
  /** Who answers for the stack: an address or a team. Value of the `owner` tag. */
  readonly owner: string;
  /** Value of the `cost-centre` tag. */
  readonly costCentre: string;
  readonly aws: AwsSettings;
  readonly cloudflare: CloudflareSettings;
  /** Undefined for a stack that has nothing at Atlas. */
  readonly mongodbAtlas: { readonly organizationId: string } | undefined;
  /** The zone's name, such as `example.com`. */
  readonly domain: string;
  /** Every hostname that a service answers to, sorted, without repeats; derived from the services' routes. */
  readonly hostnames: readonly string[];
  readonly network: NetworkSettings;
  readonly registry: RegistrySettings;
  /** By service name. */
  readonly services: Readonly<Record<string, ServiceSettings>>;
  /** The stack that runs every image before this one; undefined where none does. */
  readonly promotion: { readonly from: string } | undefined;
  /** Where the tasks run. Default: Fargate. */
  readonly compute: ComputeSettings;
  /** How requests reach the services. */
  readonly ingress: "load-balancer" | "tunnel";
  /** The connector beside each service behind a tunnel; undefined where none is. */
  readonly tunnel: TunnelSettings | undefined;
  readonly database: DatabaseSettings | undefined;
  readonly cache: CacheSettings | undefined;
  /** Undefined for a stack without a database. */
  readonly backup: BackupSettings | undefined;
  readonly edge: EdgeSettings;
  /** Requests per minute and address, each with the layer that holds it. */
  readonly limits: readonly LimitSettings[];
  /** Routes that pass limits, logins, challenges and maintenance mode; health routes among them. */
  readonly bypass: readonly BypassSettings[];
  /** Undefined where nobody prepared it. */
  readonly maintenance: MaintenanceSettings | undefined;
  /** Routes of the product's staff; undefined where there are none, or where another stack owns the zone. */
  readonly admin: AdminSettings | undefined;
  /** Services that only the staff reaches; undefined where there are none. */
  readonly internalTools: InternalToolsSettings | undefined;
  /** `none`: records say that the domain neither takes nor sends mail. `elsewhere`: its mail records are not the stack's. */
  readonly mail: "none" | "elsewhere";
  /** Where the secrets are kept. Default: secrets-manager. */
  readonly secretStore: SecretStore;
  /** By secret name (upper snake case, as the application reads it). */
  readonly secrets: Readonly<Record<string, SecretSettings>>;
  readonly logs: LogSettings;
  readonly account: AccountSettings;
  /** US dollars that the AWS account may cost in a month. */
  readonly monthlyBudgetUsd: number;
  readonly notify: NotifySettings;
  readonly observability: ObservabilitySettings;
  /**
   * Stateful resources are protected: Pulumi's `protect` and the clouds' own deletion protection.
   * Default true in both tiers; a stack says `deletionProtection: false` itself.
   */
  readonly deletionProtection: boolean;
  /**
   * Stores that are deleted leave a last snapshot and their automated backups behind. Derived: always in production, where
   * a stack that is taken down on purpose loses its protection first and must not lose its data with it; in staging where
   * `deletionProtection` is true.
   */
  readonly keepLastSnapshot: boolean;
  /** Days in which a deleted secret or key can still be brought back: secrets 7 to 30, keys 7 to 30. */
  readonly recoveryWindowDays: number;
  /** component → child, or `<child>.<which>` for one of several, → properties that replace the component's own, merged last. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}

export interface AwsSettings {
  /** 12 digits, as text. */
  readonly accountId: string;
  readonly region: string;
  /** Another region than `region`: for copies of backups. */
  readonly recoveryRegion: string;
}

export interface CloudflareSettings {
  /** 32 hexadecimal digits. */
  readonly accountId: string;
  /** 32 hexadecimal digits. */
  readonly zoneId: string;
  readonly plan: CloudflarePlan;
  /** True for the one stack that declares the zone's settings and rulesets; other stacks on the zone declare records only. */
  readonly ownsZone: boolean;
}

export type NatStrategy = "none" | "one" | "per-zone";
export type SubnetKind = "public" | "private" | "isolated";

export interface NetworkSettings {
  /** IPv4 block of the VPC, /16 to /22. */
  readonly cidr: string;
  readonly zoneCount: 2 | 3;
  /** `none`: tasks stand in public subnets with an address of their own, closed to all but the load balancer. */
  readonly nat: NatStrategy;
  /** In a fixed order (by kind, then zone), so that a subnet keeps its block when a zone is added. */
  readonly subnets: readonly SubnetSettings[];
}

export interface SubnetSettings {
  readonly kind: SubnetKind;
  /** 0, 1 or 2: index into the region's zones in alphabetical order. */
  readonly zone: number;
  readonly cidr: string;
}

/** Where images come from. */
export type RegistrySettings =
  /** Images come from a registry that is not ours to declare. */
  | { readonly ownership: "external" }
  /** This stack declares one ECR repository per service, `<product>/<service>`, and lets the readers pull. */
  | { readonly ownership: "owner"; readonly readerAccountIds: readonly string[] }
  /** Another stack's repositories are read. */
  | { readonly ownership: "reader"; readonly ownerAccountId: string };

/** An image that is built here and pushed to the stack's own repository. */
export interface BuildSettings {
  /** Relative to the stack file's folder. */
  readonly context: string;
  /** Relative to the context. Default: Dockerfile. */
  readonly dockerfile: string;
  /** Stage of the Dockerfile; undefined is the last. */
  readonly target: string | undefined;
  /** Name of a buildx builder. Default: default. */
  readonly builder: string;
  readonly args: Readonly<Record<string, string>>;
  /** Id of the mount → environment variable of the machine that builds. */
  readonly secrets: Readonly<Record<string, string>>;
}

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

export interface CacheSettings {
  readonly engine: "valkey" | "redis";
  /** Major and minor, such as `8.0`. */
  readonly version: string;
  readonly nodeType: string;
  /** Nodes in all, 1 to 6; two or more fail over by themselves. */
  readonly nodes: number;
  /** Days that daily snapshots are kept; 0 means none, 0 to 35. */
  readonly snapshotRetentionDays: number;
  readonly snapshotWindow: string;
  readonly maintenanceWindow: string;
}

/** Copies of the database beside RDS's own point-in-time recovery. */
export interface BackupSettings {
  /** UTC, `hh:mm-hh:mm`: when a snapshot has to start. */
  readonly window: string;
  readonly dailyRetentionDays: number;
  readonly monthlyRetentionDays: number;
  /** `governance`: only those whom IAM lets can delete a snapshot before its time. */
  readonly lock: "governance" | "none";
  /** Undefined where nobody names an image for it. */
  readonly dump: DumpSettings | undefined;
}

/** The task that writes a logical dump into the bucket of the recovery region. */
export interface DumpSettings {
  /** `<repository>@sha256:<64 hex>`; what it holds stands in the schema. */
  readonly image: string;
  readonly architecture: "X86_64" | "ARM64";
  /** Numeric `uid` or `uid:gid`, neither 0. */
  readonly user: string;
  readonly cpuUnits: number;
  readonly memoryMib: number;
  /** UTC, `hh:mm`, every day. */
  readonly schedule: string;
  readonly retentionDays: number;
  /** Name of the secret that holds the database's URL. */
  readonly secretName: string;
  /** Undefined where nobody restores a dump by itself. */
  readonly restoreTest: RestoreTestSettings | undefined;
}

/** The task that restores the newest dump into an empty server of its own. */
export interface RestoreTestSettings {
  /** `<repository>@sha256:<64 hex>`; what it holds, and that it declares /scratch, stands in the schema. */
  readonly image: string;
  readonly cpuUnits: number;
  readonly memoryMib: number;
  /** UTC, `hh:mm`, every day. */
  readonly schedule: string;
}

export interface EdgeSettings {
  /** Lowest TLS version at the edge: `1.2` or `1.3`. */
  readonly minTlsVersion: "1.2" | "1.3";
  readonly hsts: { readonly maxAgeSeconds: number; readonly includeSubdomains: boolean };
  readonly headers: {
    readonly contentSecurityPolicy: string;
    readonly frameOptions: "DENY" | "SAMEORIGIN";
    readonly xssProtection: string;
  };
  /** Origins that browsers may call from, such as `https://app.example.com`; never `*`. */
  readonly cors: {
    readonly origins: readonly string[];
    /** Request headers that browsers may send from there; never `*`. */
    readonly headers: readonly string[];
    /** True where pages of listed origins send cookies along. */
    readonly credentials: boolean;
    /** Who answers preflights. */
    readonly preflight: "app" | "edge";
  };
  readonly waf: WafSettings;
  /** Undefined where another stack owns the zone. */
  readonly originPull: OriginPullSettings | undefined;
  /** Paths that the edge refuses to everybody, on every hostname of the stack, with everything below them. */
  readonly blockedPaths: readonly string[];
  /** Hostnames of other stacks of the zone on which they are refused too. */
  readonly blockedHostnames: readonly string[];
  /** Undefined where nobody answers in a broken origin's place. */
  readonly failover: FailoverSettings | undefined;
  /** Static files that Cloudflare serves from its cache. */
  readonly cache: readonly AssetSettings[];
}

/** Who answers while the origin is down. */
export type FailoverSettings = {
  /** What people read; plain text. */
  readonly message: string;
  /** The account's plan of Cloudflare Workers. */
  readonly workersPlan: "free" | "paid";
} & (
  | { readonly kind: "maintenance-page" }
  /** `hostname` is asked for reads, over https; the page follows where it is down too. */
  | { readonly kind: "origin"; readonly hostname: string }
);

export interface WafSettings {
  /** Who runs the managed rules. */
  readonly managedBy: EdgeLayer | "the zone's owner" | "nobody";
  /** AWS WAF stands on the load balancer. */
  readonly loadBalancer: boolean;
}

export interface AssetSettings {
  readonly hostname: string;
  /** One path, or with a star at its end everything below it. */
  readonly path: string;
  /** Seconds in Cloudflare's cache. */
  readonly edgeSeconds: number;
  /** Seconds in browsers. */
  readonly browserSeconds: number;
}

export interface LimitSettings {
  readonly name: string;
  /** Undefined: every hostname of the stack. */
  readonly hostname: string | undefined;
  readonly path: string;
  readonly requestsPerMinute: number;
  readonly purpose: "api" | "login" | "payments" | "admin" | "other";
  /** `application`: nothing of the stack holds it, and nobody here looks whether the application does. */
  readonly layer: EdgeLayer | "application";
}

export interface BypassSettings {
  readonly name: string;
  readonly hostname: string;
  readonly path: string;
  readonly purpose: "webhook" | "health";
}

export interface MaintenanceSettings {
  readonly enabled: boolean;
  /** What people are told; plain text. */
  readonly message: string;
  /** Service → variable of its own that says `true` or `false`. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface AdminSettings {
  readonly routes: readonly AdminRoute[];
  /** Blocks of IPv4 and IPv6 addresses: nobody else gets an answer. */
  readonly allowedCidrs: readonly string[];
  readonly access: AccessSettings;
}

/** Who passes a login of Cloudflare Access; emails, domains or both. */
export interface AccessSettings {
  readonly emails: readonly string[];
  readonly emailDomains: readonly string[];
  /** How long a login lasts, 1 to 24 hours. */
  readonly sessionHours: number;
}

export interface InternalToolsSettings {
  /** Service → hostname by which the staff reaches it; such a service has no routes. */
  readonly hostnames: Readonly<Record<string, string>>;
  readonly access: AccessSettings;
}

export interface AdminRoute {
  readonly hostname: string;
  /** Paths such as `/admin`; everything below them is meant too. */
  readonly paths: readonly string[];
}

export interface OriginPullSettings {
  /** Life of the edge's certificate, days. */
  readonly certificateDays: number;
  /** Days before its end in which an update makes a new one. */
  readonly renewDaysBefore: number;
}

/** Secrets Manager, or standard parameters of Systems Manager. */
export type SecretStore = "secrets-manager" | "parameters";

export type SecretSettings =
  /** Made by the stack: random characters from letters and digits; `length` in characters, 43 or more give 256 bits. */
  | { readonly kind: "generated"; readonly length: number }
  /** Composed by the stack from its own components. */
  | { readonly kind: "composed"; readonly from: ComposedSecret }
  /** Filled by a person with `slipway secrets set`. */
  | { readonly kind: "external"; readonly description: string };

/**
 * `database.url`: a PostgreSQL URL with `sslmode=require`, of the pool where there is one, or a `mongodb+srv` one of the
 * current user; `database.directUrl`: of the instance; `cache.url`: `rediss://…`; `cache.password`: the AUTH token.
 */
export type ComposedSecret =
  | "database.url"
  | "database.directUrl"
  | "database.password"
  | "cache.url"
  | "cache.password"
  /** Token of a service's connector; the stack adds it by itself. */
  | `tunnel.${string}`;

/** Whom alarms reach. */
export interface NotifySettings {
  /** Mail addresses that get every alarm; at least one. */
  readonly emails: readonly string[];
  /** Name of the external secret with a Slack webhook's address: it gets every alarm. */
  readonly slackWebhook: string | undefined;
  /** Name of the external secret with the address of a Discord channel's webhook: it gets every alarm. */
  readonly discordWebhook: string | undefined;
  /** Telephone numbers (E.164) that get critical alarms as text messages. */
  readonly sms: readonly string[];
  /** Name of the external secret with a PagerDuty routing key: it gets every alarm with its severity. */
  readonly pagerDutyKey: string | undefined;
}

/** What an AWS account has once: `owned` where this stack declares it, `elsewhere` where somebody else does. */
export interface AccountSettings {
  readonly cloudTrail: AccountOwnership;
  readonly guardDuty: AccountOwnership;
  readonly config: AccountOwnership;
}

export type AccountOwnership = "owned" | "elsewhere";

export interface LogSettings {
  /** One of CloudWatch's periods, 30 or more. */
  readonly retentionDays: number;
}
