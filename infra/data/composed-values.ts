import type { Settings } from "../config/settings.ts";
import type { SecretsArgs } from "../secrets/secrets.ts";
import type { Data } from "./build-data.ts";
import { pooledUrl } from "./database-address.ts";

/** What secrets are composed of: each value by the name that a configuration has for it. */
export function composedValues(
  settings: Settings,
  { cache, mongodb, pool, ...data }: Data,
): SecretsArgs["composed"] {
  const database = data.database ?? mongodb;
  return {
    ...(database && {
      "database.url": pooledUrl(settings, data.database) ?? pool?.url ?? database.url,
      "database.directUrl": database.url,
      "database.password": database.password,
    }),
    ...(cache && { "cache.url": cache.url, "cache.password": cache.password }),
  };
}
