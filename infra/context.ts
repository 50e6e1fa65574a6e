import type { ComponentResourceOptions, ProviderResource } from "@pulumi/pulumi";
import type { OverrideTarget } from "./config/override-targets.ts";
import type { Settings } from "./config/settings.ts";

/** What every component gets beside its own arguments. Made once by the program. */
export interface StackContext {
  readonly settings: Settings;
  /** `<product>-<environment>`: prefix of physical names where a cloud needs one. */
  readonly prefix: string;
  /** The tags of checklist GOV-01 (product, environment, owner, cost-centre, managed-by) and `component`. */
  readonly tags: (component: string) => Record<string, string>;
  /** True where stateful resources get Pulumi's `protect`. */
  readonly protect: boolean;
  /**
   * The configured overrides of one child merged over its draft, last: first what is written for every resource of that word,
   * then what is written for `which` of them. Left out where the word stands for one resource only.
   */
  readonly override: <T extends object>(
    component: string,
    child: OverrideTarget,
    draft: T,
    which?: string,
  ) => T;
  /** Explicit providers with region and allowed account. */
  readonly providers: {
    readonly aws: ProviderResource;
    readonly cloudflare: ProviderResource;
    /** Only in stacks that have something at Atlas. */
    readonly mongodbatlas?: ProviderResource;
  };
  /** Looked up at program start, before any resource. */
  readonly facts: Facts;
}

/** What the program asks of the clouds before it declares anything. */
export interface Facts {
  /** Names of the region's zones, alphabetical, at least `network.zoneCount`. */
  readonly zones: readonly string[];
  /** Cloudflare's address ranges: the only sources that the load balancer accepts. */
  readonly edgeRanges: { readonly ipv4: readonly string[]; readonly ipv6: readonly string[] };
  /** Secret name → current version, for external secrets that hold a value. */
  readonly externalVersions: Readonly<Record<string, { readonly arn: string; readonly versionId: string }>>;
}

/** Options for a component: children inherit the providers by package. */
export type ComponentOptions = ComponentResourceOptions;
