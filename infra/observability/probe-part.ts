/** What follows the component's name in the name of the probe that asks a service's path. */
export function probePart(service: string, path: string): string {
  return `${service}${path.replaceAll(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`;
}
