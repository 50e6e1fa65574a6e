import type { ServiceSettings } from "../config/settings.ts";

/** Names of the services that read a secret without a value, sorted: their tasks could not start. */
export function heldServices(
  services: Readonly<Record<string, Pick<ServiceSettings, "name" | "secrets">>>,
  emptySecrets: readonly string[],
): readonly string[] {
  const empty = new Set(emptySecrets);
  return Object.values(services)
    .filter(({ secrets }) => Object.values(secrets).some((name) => empty.has(name)))
    .map(({ name }) => name)
    .sort();
}
