import { STANDING_OUTPUTS, texts } from "./standing-before.ts";

/**
 * Digests of images that a stack ran, by service, newest first: of each the update came to its end with the service steady. They
 * are the stack's own output, so that a later update, and the stack that takes its images from this one, can ask for them.
 */
export type RanDigests = Readonly<Record<string, readonly string[]>>;

/** How many are remembered of a service: an approval may wait while others are delivered. */
const REMEMBERED = 20;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The digest that the reference ends with; undefined where it has none. */
export function digestOf(reference: string): string | undefined {
  const digest = reference.slice(reference.lastIndexOf("@") + 1);
  return DIGEST.test(digest) ? digest : undefined;
}

/** What a stack's outputs say of them. A stack of an earlier version says only what it declares. */
export function ranDigests(outputs: Readonly<Record<string, unknown>>): RanDigests {
  const ran = outputs[STANDING_OUTPUTS.ran];
  if (isGroup(ran)) {
    return Object.fromEntries(
      Object.entries(ran).map(([service, digests]) => [
        service,
        texts(digests).filter((one) => DIGEST.test(one)),
      ]),
    );
  }
  const declared = outputs[STANDING_OUTPUTS.declared];
  return withRun({}, isGroup(declared) ? declared : {}, texts(outputs[STANDING_OUTPUTS.held]));
}

/**
 * What is remembered when these images are delivered. Services that are `without` do not run theirs: they wait for a secret, or
 * were rolled back. One that is gone is forgotten.
 */
export function withRun(
  before: RanDigests,
  images: Readonly<Record<string, unknown>>,
  without: readonly string[],
): RanDigests {
  return Object.fromEntries(
    Object.entries(images).map(([service, image]) => {
      const earlier = before[service] ?? [];
      const digest = typeof image === "string" && !without.includes(service) ? digestOf(image) : undefined;
      if (digest === undefined) return [service, earlier];
      return [service, [digest, ...earlier.filter((one) => one !== digest)].slice(0, REMEMBERED)];
    }),
  );
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
