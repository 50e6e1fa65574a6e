import type { Input } from "@pulumi/pulumi";
import type { LogMetrics } from "./log-metrics.ts";

/** What metrics name of the stack's components. */
export interface Measured {
  readonly clusterName: Input<string>;
  /** Load balancer, as metrics name it; undefined for a stack without public routes. */
  readonly balancer: Input<string> | undefined;
  readonly services: Readonly<
    Record<string, { readonly serviceName: Input<string>; readonly targetSuffix: Input<string> | undefined }>
  >;
  readonly databaseIdentifier: Input<string> | undefined;
  /** Nodes of the cache; empty without one. */
  readonly cacheNodes: readonly Input<string>[];
  readonly logMetrics: LogMetrics;
}
