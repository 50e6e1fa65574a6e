import { getStack, RunError } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import { formatProblem } from "../lib/errors.ts";
import { digestOf, type RanDigests, ranDigests } from "./ran-digests.ts";
import { readStackOutputs } from "./read-stack-outputs.ts";

/** What is known of the images that a service may get. */
export interface Promotion {
  /** The stack that runs them first. */
  readonly from: string;
  readonly ranThere: RanDigests;
  /** What this stack ran itself: an unchanged image, and those that it may go back to. */
  readonly ranHere: RanDigests;
  /** Why nothing is known of that stack; undefined where something is. */
  readonly gap: string | undefined;
}

/** What a service's component says of its image, for policies to judge. */
export interface PromotionEvidence {
  readonly from: string;
  readonly ranThere: readonly string[];
  readonly ranHere: readonly string[];
  readonly gap?: string;
  /** The service stands at 0 tasks until its image ran in that stack. */
  readonly waits?: true;
}

/** The engine's words for a stack that its backend does not have (pulumi 3.256.0, backend/backend.go, read on 2026-11-27). */
const UNKNOWN_STACK = /\bunknown stack\b/;

/**
 * Reads what the stack before this one ran; undefined where none is named. A stack that is not there is a gap, which a policy
 * refuses; one that cannot be read stops the program: nobody knows then.
 */
export async function readPromotion(
  { promotion }: Pick<Settings, "promotion">,
  ranHere: RanDigests,
): Promise<Promotion | undefined> {
  if (promotion === undefined) return undefined;
  const { from } = promotion;
  if (from === getStack())
    throw fault("another stack", `"${from}", the stack itself`, "Name the stack that runs images first");
  try {
    const ranThere = ranDigests(await readStackOutputs(from));
    const empty = Object.keys(ranThere).length === 0;
    return { from, ranThere, ranHere, gap: empty ? "it has not been brought up" : undefined };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (!UNKNOWN_STACK.test(why))
      throw fault(
        `a stack whose outputs can be read`,
        why,
        "Mend that: until then nobody knows which images it ran",
      );
    return { from, ranThere: {}, ranHere, gap: "this backend has no such stack" };
  }
}

function fault(expected: string, found: string, next: string): RunError {
  return new RunError(
    formatProblem({ source: `Pulumi.${getStack()}.yaml`, where: "promotion.from", expected, found, next }),
  );
}

/** Services whose image, as the configuration names it, ran neither in that stack nor here; none without a promotion. */
export function unprovenServices(
  { services }: Pick<Settings, "services">,
  promotion: Promotion | undefined,
): readonly string[] {
  if (promotion === undefined) return [];
  return Object.values(services)
    .filter(({ image, name }) => {
      const digest = digestOf(image) ?? "";
      const ran = [promotion.ranThere, promotion.ranHere].flatMap((digests) => digests[name] ?? []);
      return !ran.includes(digest);
    })
    .map(({ name }) => name);
}

/**
 * Of all that was run only what speaks for this image, so that a later delivery of the stack before changes nothing here; where
 * nothing does, the newest of both.
 */
export function promotionEvidence(
  service: string,
  image: string | undefined,
  { from, gap, ranHere, ranThere }: Promotion,
  waits = false,
): PromotionEvidence {
  const digest = digestOf(image ?? "");
  const [there, here] = [ranThere[service] ?? [], ranHere[service] ?? []];
  const among = (digests: readonly string[]) => digests.filter((one) => one === digest);
  if (among(there).length > 0) return { from, ranThere: among(there), ranHere: [] };
  if (among(here).length > 0) return { from, ranThere: [], ranHere: among(here) };
  return {
    from,
    ranThere: there.slice(0, 1),
    ranHere: here.slice(0, 1),
    ...(gap === undefined ? {} : { gap }),
    ...(waits ? { waits } : {}),
  };
}
