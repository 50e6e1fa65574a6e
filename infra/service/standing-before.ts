import { getOrganization, getProject, getStack, runtime } from "@pulumi/pulumi";
import type { Settings } from "../config/settings.ts";
import type { StandingBefore } from "./service-standing.ts";

/** The engine's own function that reads a stack's outputs from the backend; a stack without any gives none. */
const READ_OUTPUTS = "pulumi:pulumi:readStackOutputs";

/** Names of the outputs that this reads back; the program gives them. */
export const STANDING_OUTPUTS = { declared: "images", stopped: "stoppedServices" } as const;

/**
 * How the services stood after the last finished update of this stack. The count of tasks is autoscaling's after the
 * creation, so the engine ignores it, and only the stack's own outputs tell a service that was never started from one
 * that runs. Asked only where a person has secrets to fill: nothing else holds a service.
 */
export async function standingBefore(settings: Pick<Settings, "secrets">): Promise<StandingBefore> {
  if (!Object.values(settings.secrets).some(({ kind }) => kind === "external"))
    return { declared: [], stopped: [] };
  const name = `${getOrganization()}/${getProject()}/${getStack()}`;
  const answer: { readonly outputs?: Record<string, unknown> } = await runtime.invoke(
    READ_OUTPUTS,
    { name },
    {},
  );
  const outputs = answer.outputs ?? {};
  const declared = outputs[STANDING_OUTPUTS.declared];
  const stopped = outputs[STANDING_OUTPUTS.stopped];
  return {
    declared: typeof declared === "object" && declared !== null ? Object.keys(declared) : [],
    stopped: Array.isArray(stopped) ? stopped.filter((found) => typeof found === "string") : [],
  };
}
