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
