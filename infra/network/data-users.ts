import type { ServiceSettings, Settings } from "../config/settings.ts";

/** A store that services connect to. */
export type Store = "database" | "cache";

/** What a service says of the stores. */
type Reader = Pick<ServiceSettings, "name" | "outputs" | "secrets">;

/** What has to be known of a stack. */
export interface StoreReaders {
  readonly services: Readonly<Record<string, Reader>>;
  readonly secrets: Settings["secrets"];
}

/**
 * The services that connect to a store, by name: those that read one of its outputs or a secret composed from
 * it. Only they are let in (checklists NET-01 and NET-02).
 */
export function usersOf(store: Store, settings: StoreReaders): readonly string[] {
  return Object.values(settings.services)
    .filter((service) => readsOutput(service, store) || readsSecret(service, store, settings.secrets))
    .map((service) => service.name)
    .sort();
}

function readsOutput(service: Reader, store: Store): boolean {
  return Object.values(service.outputs).some((output) => output.startsWith(`${store}.`));
}

function readsSecret(service: Reader, store: Store, secrets: Settings["secrets"]): boolean {
  return Object.values(service.secrets).some((name) => {
    const secret = secrets[name];
    return secret?.kind === "composed" && secret.from.startsWith(`${store}.`);
  });
}
