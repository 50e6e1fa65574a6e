import { types } from "node:util";
import { isExampleDigest } from "../../infra/config/example-digest.ts";
import type { Settings } from "../../infra/config/settings.ts";
import { type EcrImage, parseEcrImage } from "../cloud/tag-image.ts";
import type { About } from "../lib/stack-words.ts";
import { registryFirst } from "../stack/registry-first.ts";
import { stackImages } from "../stack/stack-images.ts";
import type { Clouds } from "./clouds.ts";
import type { Verdict } from "./judge.ts";

/** Digits of a digest's hash that a line shows at either end: enough to find the image, short enough to read. */
const SHOWN = 6;

/** Whether each image in ECR is there. Images of other registries are not asked for. */
export function imageChecks(
  settings: Settings,
  clouds: Clouds,
  about: About,
): readonly (readonly [subject: string, check: () => Promise<Verdict>])[] {
  return stackImages(settings).flatMap(({ reference, where }) => {
    const image = parseEcrImage(reference);
    return image === undefined ? [] : [[where, () => judged(image, reference, settings, clouds, about)]];
  });
}

async function judged(
  image: EcrImage,
  reference: string,
  { aws, registry }: Settings,
  clouds: Clouds,
  { on, stack }: About,
): Promise<Verdict> {
  const { registryId, repositoryName } = image;
  const expected = `${short(image)} in ${repositoryName}`;
  if (on === "cloud" && isExampleDigest(reference))
    return {
      state: "person",
      expected: "the digest of an image that was built",
      found: "the reference file's example",
      next: "Build the image, push it, and write its digest",
    };
  const own = registryId === aws.accountId;
  const found = await clouds.image(image).catch((error: unknown) => {
    if (own || !isDenied(error)) throw error;
    return "denied" as const;
  });
  switch (found) {
    case "there":
      return { state: "ok", expected, found: "there", next: "" };
    case "no image":
      return {
        state: "failed",
        expected,
        found: "no such image",
        next: "Push it, or write the digest of one that was pushed",
      };
    case "denied":
      return {
        state: "unknown",
        expected,
        found: `account ${registryId} does not let ${aws.accountId} look, or has no such repository`,
        next: `Bring up the stack that owns the registry, with ${aws.accountId} in registry.readerAccountIds, and allow ecr:BatchGetImage to your credentials`,
      };
    case "no repository": {
      const owner = registry.ownership === "owner";
      // A rehearsal pushes it the moment that the update makes the repository.
      const itself = owner && on === "rehearsal";
      const make = owner
        ? registryFirst(stack)
        : `In the stack that owns the registry: ${registryFirst("<stack>")}`;
      return {
        state: itself ? "person" : "failed",
        expected,
        found: "no such repository",
        next: `${itself ? "Nothing in a rehearsal, whose up fills it; on the real cloud: " : ""}${make}; then push it`,
      };
    }
  }
}

function short({ digest }: EcrImage): string {
  const hash = digest.slice(digest.indexOf(":") + 1);
  return `sha256:${hash.slice(0, SHOWN)}…${hash.slice(-SHOWN)}`;
}

function isDenied(error: unknown): boolean {
  return types.isNativeError(error) && error.name === "AccessDeniedException";
}
