import type { StandingBefore } from "./service-standing.ts";

/** Names of outputs that later updates read back; the program gives them. */
export const STANDING_OUTPUTS = {
  declared: "images",
  held: "heldServices",
  ran: "ranDigests",
  rolledBack: "rolledBackServices",
  stopped: "stoppedServices",
  unproven: "unprovenServices",
} as const;

/**
 * How the services stood after the last finished update of this stack, by its outputs. The count of tasks is autoscaling's after
 * the creation, so the engine ignores it, and only the stack's own outputs tell a service that was never started from one
 * that runs.
 */
export function standingBefore(outputs: Readonly<Record<string, unknown>>): StandingBefore {
  const declared = outputs[STANDING_OUTPUTS.declared];
  return {
    declared: typeof declared === "object" && declared !== null ? Object.keys(declared) : [],
    stopped: texts(outputs[STANDING_OUTPUTS.stopped]),
  };
}

/** The texts of a list; none where it is something else. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((found) => typeof found === "string") : [];
}
