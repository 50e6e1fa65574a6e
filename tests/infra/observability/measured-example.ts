import type { Measured } from "../../../infra/observability/measured.ts";

/** A stack that has a load balancer, or none. */
export function measuredExample(balancer: string | undefined): Measured {
  return {
    clusterName: "cluster",
    balancer,
    services: {},
    databaseIdentifier: undefined,
    cacheNodes: [],
    logMetrics: { find: () => undefined },
    published: {},
    restarts: undefined,
  } as unknown as Measured; // nothing else is read of it here
}
