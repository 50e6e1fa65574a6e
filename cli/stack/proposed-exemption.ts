import { PROTECTION } from "../../policies/lets-go.ts";
import { nameOf } from "./event-log.ts";
import type { StateResource } from "./stack-state.ts";

/** Days for which a proposed exemption holds, today included: enough to take a stack down, too few to forget it. */
const EXEMPT_DAYS = 7;
const DAY_MS = 86_400_000;

/** What an exemption is proposed for. */
export interface Proposal {
  /** First word of its id. */
  readonly purpose: "destroy" | "replace" | "remove";
  readonly stack: string;
  readonly owner: string;
  readonly reason: string;
  readonly now: Date;
}

/**
 * One entry of `exemptions.yaml` for all of those resources, as lines that can be pasted. The approver is left empty: a file in
 * which nobody approves is refused.
 */
export function proposedExemption(
  resources: readonly Pick<StateResource, "type" | "urn">[],
  { purpose, stack, owner, reason, now }: Proposal,
): readonly string[] {
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const start = day(now.getTime());
  return [
    "    exemptions:",
    `    - id: ${purpose}-${stack}-${start}`,
    `      stack: ${stack}`,
    `      control: ${PROTECTION}`,
    `      owner: "${owner}"`,
    '      approver: ""',
    `      reason: ${reason}`,
    `      start: "${start}"`,
    `      end: "${day(now.getTime() + (EXEMPT_DAYS - 1) * DAY_MS)}"`,
    "      resources:",
    ...resources.map(({ type, urn }) => `      - { type: "${type}", name: "${nameOf(urn)}" }`),
  ];
}
