/** What exists before the first `up`: made from the configuration by whoever opens the rehearsal. Plain data. */
export interface Seed {
  readonly aws: { readonly accountId: string; readonly regions: readonly string[] };
  readonly cloudflare: {
    readonly accountId: string;
    readonly zones: readonly SeedZone[];
    /** `none` where nobody has opened Zero Trust in the account's dashboard yet. Default: somebody has. */
    readonly zeroTrust?: "none";
  };
  /** The organization that Atlas' credentials are of, 24 hexadecimal digits; undefined for a world without one. */
  readonly mongodbAtlas?: { readonly organizationId: string };
  /** Images that a task may pull, as their registry describes them. */
  readonly images: readonly SeedImage[];
  /** What images hold that are built and pushed during the rehearsal; their reference is `<registry>/<repository>`. */
  readonly built?: readonly SeedImage[];
}

export interface SeedZone {
  readonly id: string;
  readonly name: string;
  readonly plan: "free" | "pro" | "business" | "enterprise";
}

export interface SeedImage {
  /** `<registry>/<repository>@sha256:<hex>`. */
  readonly reference: string;
  readonly architecture: "X86_64" | "ARM64";
  /** True for one of a registry outside ECR that asks who pulls it. */
  readonly private?: boolean;
  /** The port the program inside listens on; undefined for one that serves nobody. */
  readonly port: number | undefined;
  /** Paths that it answers with 200. */
  readonly healthPaths: readonly string[];
  /** Paths it must be able to write. */
  readonly writes: readonly string[];
  /** Paths that it declares as volumes, its user's; left out: all that it writes. */
  readonly volumes?: readonly string[];
  /** Variables without which it stops at once. */
  readonly needs: readonly string[];
}
