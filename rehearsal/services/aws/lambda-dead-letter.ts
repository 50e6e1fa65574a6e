import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { record, text } from "../known.ts";
import { rolePublishProblem } from "./role-publish.ts";

/** The topic that gets the bare events at which a function failed; undefined where nobody gets them. */
export function deadLetterTopic(inputs: Inputs): string | undefined {
  return text(record(inputs, "deadLetterConfig") ?? {}, "targetArn");
}

/**
 * A role that may not publish there is refused (Lambda Developer Guide, "Adding a dead-letter queue", from memory, 2026-11); one
 * that may not use the topic's key would be taken, and every event lost.
 */
export function requireDeadLetter(inputs: Inputs, cloud: Cloud): void {
  const target = deadLetterTopic(inputs);
  if (target === undefined) return;
  const problem = target.startsWith("arn:aws:sns:")
    ? rolePublishProblem(cloud, inputs.role, target)
    : `the rehearsal knows topics for the dead letters of a function; got ${target}`;
  if (problem !== undefined) throw new CloudError("InvalidParameterValueException", problem);
}
