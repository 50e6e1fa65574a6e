import type { Config } from "./config.ts";

/** External secrets that nothing in the configuration names: a person would be asked to fill them for nobody. */
export function unreadSecrets(config: Config): readonly string[] {
  const { secrets, ...rest } = config;
  const named = new Set(textsIn(rest));
  return Object.entries(secrets ?? {}).flatMap(([name, secret]) =>
    secret.kind === "external" && !named.has(name) ? [name] : [],
  );
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
