import type { Settings } from "../config/settings.ts";
import type { Facts } from "../context.ts";
import { type Needing, type StandingBefore, serviceStanding } from "./service-standing.ts";

/**
 * How the services stood before, without those that went meanwhile: a destroy that did not come to its end leaves the outputs
 * behind, and they name services that are gone. Asked only where it matters, of a service that would be left on an earlier
 * revision: one that is new instead has none, and would start without its secret.
 */
export async function reallyStanding(
  before: StandingBefore,
  { secrets, services }: Pick<Settings, "secrets"> & { readonly services: Readonly<Record<string, Needing>> },
  { externalVersions }: Pick<Facts, "externalVersions">,
  servicesInState: () => Promise<ReadonlySet<string>>,
): Promise<StandingBefore> {
  const empty = Object.entries(secrets)
    .filter(([key, { kind }]) => kind === "external" && externalVersions[key] === undefined)
    .map(([key]) => key);
  const { held, stopped } = serviceStanding(services, empty, before);
  const left = held.filter((name) => !stopped.includes(name));
  if (left.length === 0) return before;
  const standing = await servicesInState();
  const gone = left.filter((name) => !standing.has(`${name}-service`));
  return { ...before, declared: before.declared.filter((name) => !gone.includes(name)) };
}
