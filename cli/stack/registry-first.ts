/**
 * What the repositories are made of alone: they, and the key that encrypts them. Nobody can push into a repository that is not
 * there, and no service comes up without its image.
 */
export const REGISTRY_TARGETS = ["**::registry**", "**::data-key**"] as const;

/** The command that makes a stack's repositories before the rest of it. */
export function registryFirst(stack: string): string {
  return ["pulumi up", `--stack ${stack}`, ...REGISTRY_TARGETS.map((target) => `--target '${target}'`)].join(
    " ",
  );
}
