import type { Input, Resource } from "@pulumi/pulumi";
import type { PublishedMeasureSettings } from "../config/observability-settings.ts";
import type { LogMetrics } from "./log-metrics.ts";
import type { TaskRestarts } from "./task-restarts.ts";

/** What metrics name of the stack's components. */
export interface Measured {
  readonly clusterName: Input<string>;
  /** Load balancer, as metrics name it; undefined for a stack without public routes. */
  readonly balancer: Input<string> | undefined;
  readonly services: Readonly<
    Record<
      string,
      {
        readonly serviceName: Input<string>;
        readonly targetSuffix: Input<string> | undefined;
        /** What lets the application publish metrics; undefined where it publishes none. */
        readonly publisher?: Resource | undefined;
      }
    >
  >;
  readonly databaseIdentifier: Input<string> | undefined;
  /** Nodes of the cache; empty without one. */
  readonly cacheNodes: readonly Input<string>[];
  readonly logMetrics: LogMetrics;
  /** By full name, `published.<measure>`. */
  readonly published: Readonly<Record<string, PublishedMeasureSettings>>;
  /** Undefined where nobody looks at restarts. */
  readonly restarts: Pick<TaskRestarts, "find"> | undefined;
}
