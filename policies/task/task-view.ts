import { inputsOf, type Reader, readerOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";

/** A service's own inputs hold the draft of its task: readable in the first preview, references as names. */
export const SERVICE_COMPONENT = "slipway:service:Service";
/** A task that runs on a schedule: its own inputs hold a draft too. */
export const DUMP_COMPONENT = "slipway:backup:Dump";
/** Components that say their task in a draft. */
export const DRAFTING: readonly string[] = [SERVICE_COMPONENT, DUMP_COMPONENT];
/** The real thing, whose container definitions are one JSON text and unknown in a first preview. */
export const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

/** The spellings of a task; a rule over both judges at preview and again before the update. */
export const TASK_TYPES: readonly string[] = [...DRAFTING, TASK_DEFINITION];

/** One task, whether it came from a draft or from container definitions. Paths begin with the container's name in both. */
export interface TaskView {
  /** `cpu` and `memory` of the task as a whole, and the rest beside the containers. */
  readonly task: Reader;
  readonly containers: readonly ContainerView[];
}

export interface ContainerView {
  readonly name: string;
  readonly read: Reader;
}

/** Reads a task. Throws `Undecided` where the container definitions are not known yet. */
export function taskView(view: ResourceView): TaskView {
  const inputs = inputsOf(view);
  const task = DRAFTING.includes(view.type) ? readerOf(inputs.get("draft"), "") : inputs;
  const definitions = DRAFTING.includes(view.type)
    ? inputs.get("draft.containers")
    : parsed(inputs.text("containerDefinitions"));
  return { task, containers: containersOf(definitions) };
}

function containersOf(definitions: unknown): readonly ContainerView[] {
  if (!Array.isArray(definitions)) throw new TypeError("containerDefinitions: must be a JSON list.");
  return definitions.map((definition: unknown, index) => {
    const named = readerOf(definition, "").text("name") ?? String(index);
    return { name: named, read: readerOf(definition, `containers.${named}`) };
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    throw new TypeError("containerDefinitions: must be JSON; got a text that does not parse."); // the text may hold values
  }
}
