/** Where an engine can come from, in the order in which the finder looks. */
export const ENGINE_SOURCES = ["path", "cache", "npm", "go"] as const;
export type EngineSource = (typeof ENGINE_SOURCES)[number];

/** A Pulumi engine that was found and has answered `pulumi version`. */
export interface Engine {
  /** Absolute path of the pulumi executable. */
  readonly command: string;
  /** Without a leading "v", such as `3.256.0`. */
  readonly version: string;
  readonly source: EngineSource;
  /** A folder that holds `bin/pulumi`: what the Automation API calls the root of an installation. */
  readonly root: string;
}

/** What one source gave: an engine, or one sentence (without a full stop) that says why there is none. */
export type Attempt = { readonly engine: Engine } | { readonly reason: string };

/** What every source needs. */
export interface SearchContext {
  readonly env: NodeJS.ProcessEnv;
  /** Takes one line for the person who waits, without a line break. */
  readonly report: (line: string) => void;
  /** Version of the installed SDK: the engine must be the same or newer. */
  readonly version: string;
}
