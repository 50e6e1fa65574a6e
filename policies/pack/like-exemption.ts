import { type Exemption, exemptionFor } from "../exemptions.ts";
import type { RuleMetadata } from "../rule.ts";
import type { Finding } from "../verdict.ts";

/** A stack and the one that its file says it is like; undefined before the file was read. */
export interface Likeness {
  readonly stack: string | undefined;
  readonly like: string | undefined;
}

/**
 * What to add to the refusal of a stack that is like another one which is exempt from the same: that the exemption is the other's
 * alone, since somebody approved of it for what that stack is. Undefined where there is none in force.
 */
export function likeExemption(
  exemptions: readonly Exemption[],
  { stack, like }: Likeness,
  rule: RuleMetadata,
  finding: Finding,
  today: string,
): string | undefined {
  if (stack === undefined || like === undefined) return undefined;
  const others = exemptions.filter((one) => one.stack === like);
  const exemption = exemptionFor(others, rule, finding, today);
  return exemption === undefined
    ? undefined
    : `${like} is exempt from it until ${exemption.end} by ${exemption.id}, which holds for ${like} alone: where ${stack} may do ` +
        `without it too, have an entry of its own approved in exemptions.yaml.`;
}
