import { parseEcrImage, tagImage } from "../cloud/tag-image.ts";
import type { Session } from "./session.ts";

/** Last hexadecimal digits of a digest that a tag carries: enough to tell images apart, short enough to read. */
const DIGEST_DIGITS = 12;

/**
 * Tags the digest of every service whose images stand in the stack's own account, whichever stack owns the repositories, so
 * that the rule that expires untagged images keeps what runs and what ran. Images of another account or registry are that
 * owner's to keep. The update is done by then: an image that cannot be tagged is a warning, returned, a line each.
 */
export async function tagDeployed(
  session: Pick<Session, "opened" | "settings" | "stack">,
): Promise<readonly string[]> {
  const { settings, opened, stack } = session;
  const warnings: string[] = [];
  for (const service of Object.values(settings.services)) {
    const image = parseEcrImage(service.image);
    if (image === undefined || image.registryId !== settings.aws.accountId) continue;
    const tag = `deployed-${stack}-${image.digest.slice(-DIGEST_DIGITS)}`;
    try {
      await tagImage(opened.aws(image.region), image, tag);
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      warnings.push(
        `${service.name}: its image tagged ${tag}; got ${why}. The update is done, but the repository may expire the image: ` +
          "renew the credentials, or allow them ecr:BatchGetImage and ecr:PutImage, and run this again.",
      );
    }
  }
  return warnings;
}
