import type { JsonObject } from "../lib/json.ts";
import type { AdminSettings, InternalToolsSettings } from "./access-settings.ts";
import type { AccountSettings, AwsSettings } from "./account-settings.ts";
import type { BackupSettings } from "./backup-settings.ts";
import type { CacheSettings } from "./cache-settings.ts";
import type { CloudflareSettings } from "./cloudflare-settings.ts";
import type { ComputeSettings } from "./compute-settings.ts";
import type { DatabaseSettings } from "./database-settings.ts";
import type { EdgeSettings } from "./edge-settings.ts";
import type { RegistrySettings } from "./image-settings.ts";
import type { LogSettings } from "./log-settings.ts";
import type { NetworkSettings } from "./network-settings.ts";
import type { NotifySettings } from "./notify-settings.ts";
import type { ObservabilitySettings } from "./observability-settings.ts";
import type { SecretSettings, SecretStore } from "./secret-settings.ts";
import type { ServiceSettings, TunnelSettings } from "./service-settings.ts";
import type { BypassSettings, LimitSettings, MaintenanceSettings } from "./traffic-settings.ts";

/** The two shapes of a product's ground. `staging` is cheap, `production` is safe. */
export type Tier = "staging" | "production";

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
  /**
   * A repository that holds images refuses its deletion. Derived: `deletionProtection`, since whoever takes that away says that the
   * stack may go, and ECR deletes no repository with images unless it is told to.
   */
  readonly keepImages: boolean;
  /** Days in which a deleted secret or key can still be brought back: secrets 7 to 30, keys 7 to 30. */
  readonly recoveryWindowDays: number;
  /** component → child, or `<child>.<which>` for one of several, → properties that replace the component's own, merged last. */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}
