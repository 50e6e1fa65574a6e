import type { Settings } from "../config/settings.ts";

/** `<product>/<environment>/`: what the names of all secrets of a stack begin with. */
export function secretFolder(settings: Pick<Settings, "product" | "environment">): string {
  return `${settings.product}/${settings.environment}/`;
}

/** What the physical name of one secret begins with; the engine adds the rest. */
export function secretNamePrefix(settings: Pick<Settings, "product" | "environment">, key: string): string {
  return `${secretFolder(settings)}${key}-`;
}

/** `/<product>/<environment>`: the folder of a stack's parameters. */
export function parameterFolder({ product, environment }: Pick<Settings, "product" | "environment">): string {
  return `/${product}/${environment}`;
}

/** The name of a secret that is kept as a parameter. */
export function parameterName(settings: Pick<Settings, "product" | "environment">, key: string): string {
  return `${parameterFolder(settings)}/${key}`;
}

/**
 * The configuration's name of a secret, from its physical one; undefined for a secret of another stack. Names of the
 * configuration hold no `-`, so the first one ends them.
 */
export function secretKey(
  settings: Pick<Settings, "product" | "environment">,
  physicalName: string,
): string | undefined {
  const folder = secretFolder(settings);
  if (!physicalName.startsWith(folder)) return undefined;
  const [key, ...rest] = physicalName.slice(folder.length).split("-");
  return rest.length === 0 || key === "" ? undefined : key;
}
