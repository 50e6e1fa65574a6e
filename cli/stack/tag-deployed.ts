import { parseEcrImage, tagImage } from "../cloud/tag-image.ts";
import type { Session } from "./session.ts";

/** Last hexadecimal digits of a digest that a tag carries: enough to tell images apart, short enough to read. */
const DIGEST_DIGITS = 12;

/**
 * Tags the digest of every service whose images stand in the stack's own repositories, so that the rule that expires untagged
 * images keeps what runs and what ran. Images of another account or registry are that owner's to keep.
 */
export async function tagDeployed(session: Session): Promise<void> {
  const { settings, opened, stack } = session;
  if (settings.registry.ownership !== "owner") return;
  for (const service of Object.values(settings.services)) {
    const image = parseEcrImage(service.image);
    if (image === undefined || image.registryId !== settings.aws.accountId) continue;
    const digits = image.digest.slice(-DIGEST_DIGITS);
    await tagImage(opened.aws(image.region), image, `deployed-${stack}-${digits}`);
  }
}
