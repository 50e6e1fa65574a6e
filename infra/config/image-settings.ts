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
