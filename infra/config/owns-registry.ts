import { ecrImage } from "./ecr-image.ts";
import { plain } from "./merged.ts";

/** Whether a stack file's words make it the owner: as written, or as the images say, like `resolveRegistry`. */
export function ownsRegistry(raw: unknown): boolean {
  const { aws, registry, services, tier } = plain(raw);
  if (registry !== undefined) return plain(registry).ownership === "owner";
  return Object.values(plain(services)).some((service) => {
    const { build, image } = plain(service);
    if (build !== undefined) return true;
    const account = typeof image === "string" ? ecrImage(image)?.accountId : undefined;
    return tier === "production" && account !== undefined && account === plain(aws).accountId;
  });
}
