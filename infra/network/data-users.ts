import type { ServiceSettings } from "../config/service-settings.ts";
import type { Settings } from "../config/settings.ts";

/** What services connect to: a store, or the pool before the database. */
export type Store = "database" | "cache" | "pool";

/** What a service says of the stores. */
type Reader = Pick<ServiceSettings, "name" | "outputs" | "secrets">;

/** What has to be known of a stack. */
export interface StoreReaders {
  readonly services: Readonly<Record<string, Reader>>;
  readonly secrets: Settings["secrets"];
  /** Only whether there is a pool counts. */
  readonly database?: { readonly engine?: string; readonly pool?: unknown } | undefined;
}

/**
 * The services that connect to a store, by name: those that read one of its outputs or a secret composed from
 * it. Only they are let in (checklists NET-01 and NET-02).
 */
export function usersOf(store: Store, settings: StoreReaders): readonly string[] {
  const pooled = settings.database?.pool !== undefined;
  return Object.values(settings.services)
    .filter((service) => sourcesOf(service, settings.secrets).some((from) => behind(from, pooled) === store))
    .map((service) => service.name)
    .sort();
}

/** What a service's outputs and composed secrets come from. */
function sourcesOf(service: Reader, secrets: Settings["secrets"]): readonly string[] {
  const composed = Object.values(service.secrets).flatMap((name) => {
    const secret = secrets[name];
    return secret?.kind === "composed" ? [secret.from] : [];
  });
  return [...Object.values(service.outputs), ...composed];
}

/** Whom a reader of `from` connects to. With a pool only the direct URL leads past it. */
function behind(from: string, pooled: boolean): string | undefined {
  const component = from.split(".")[0];
  return pooled && component === "database" && from !== "database.directUrl" ? "pool" : component;
}
