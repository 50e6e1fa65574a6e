import { pgbouncerOf, poolerBeside } from "./pooler.ts";
import type { ServiceSettings } from "./service-settings.ts";
import type { Settings } from "./settings.ts";
import { tunnelled } from "./tunnelled.ts";

/** Names of the secrets by which the images of one service's task are pulled: its own, the connector's and the pooler's. Sorted. */
export function imageLogins(settings: Settings, service: ServiceSettings): readonly string[] {
  const beside = [
    service,
    tunnelled(settings, service).length > 0 ? settings.tunnel : undefined,
    poolerBeside(settings, service) === undefined ? undefined : pgbouncerOf(settings),
  ];
  return [...new Set(beside.flatMap((holder) => holder?.imageCredentials ?? []))].sort();
}
