import type { ServiceSettings } from "../config/service-settings.ts";

/** What the last finished update said of the services, by its own outputs. */
export interface StandingBefore {
  /** Services that it declared. */
  readonly declared: readonly string[];
  /** Services that it left at 0 tasks. */
  readonly stopped: readonly string[];
}

/** A service with the names of the secrets that its tasks need: those that they read, and those by which their images are pulled. */
export interface Needing extends Pick<ServiceSettings, "name" | "secrets"> {
  readonly logins?: readonly string[];
}

/** Names of services, each list sorted. */
export interface ServiceStanding {
  /** They read a secret without a value, so that no new task could start, or wait for another stack to run their image. */
  readonly held: readonly string[];
  /** Those of them that have no task. The others run on, on the revision that they have. */
  readonly stopped: readonly string[];
  /**
   * They had no task, or no finished update knows whether they had one, and may start now: their count has to be set once more.
   */
  readonly raised: readonly string[];
  /** Those of the stopped ones whose image ran nowhere yet, in a stack that takes its images from another. */
  readonly unproven: readonly string[];
}

/**
 * How one service stands: `live`; `raised`, live after it had no task or was not there; `held`, running on with the revision that it
 * has; `stopped`, held without any task.
 */
export type ServiceState = "live" | "raised" | "held" | "stopped";

/** The state of one service. */
export function stateOf(standing: ServiceStanding, name: string): ServiceState {
  if (standing.stopped.includes(name)) return "stopped";
  if (standing.held.includes(name)) return "held";
  return standing.raised.includes(name) ? "raised" : "live";
}

/**
 * How each service has to stand after this update. Of `unproven`, services whose image ran nowhere yet, those that have no task wait
 * for that: their repositories and everything else can be made. One that has tasks would leave them; a policy refuses that image.
 */
export function serviceStanding(
  services: Readonly<Record<string, Needing>>,
  emptySecrets: readonly string[],
  before: StandingBefore,
  unproven: readonly string[] = [],
): ServiceStanding {
  const empty = new Set(emptySecrets);
  const names = Object.values(services)
    .map(({ name }) => name)
    .sort();
  // An update that failed may have made a service at 0 tasks, and gave no outputs that say so.
  const maybeStopped = (name: string) => before.stopped.includes(name) || !before.declared.includes(name);
  const waiting = names.filter((name) => unproven.includes(name) && maybeStopped(name));
  const unfilled = names.filter((name) =>
    [...Object.values(services[name]?.secrets ?? {}), ...(services[name]?.logins ?? [])].some((key) =>
      empty.has(key),
    ),
  );
  const held = names.filter((name) => unfilled.includes(name) || waiting.includes(name));
  return {
    held,
    stopped: held.filter(maybeStopped),
    raised: names.filter((name) => maybeStopped(name) && !held.includes(name)),
    unproven: waiting,
  };
}
