import type { Terminal } from "../lib/terminal.ts";
import type { Step } from "./event-log.ts";

const VERBS: Readonly<Record<string, string>> = {
  create: "making",
  "create-replacement": "making anew",
  update: "changing",
  replace: "replacing",
  delete: "deleting",
  "delete-replaced": "deleting the old",
  import: "adopting",
};

/** Shows what the engine works on just now and how far it is. */
export function stepProgress(
  terminal: Terminal,
  what: string,
): (step: Step, state: "started" | "done") => void {
  const open = new Set<string>();
  let done = 0;
  return (step, state) => {
    const key = `${step.op} ${step.urn}`;
    if (state === "started") open.add(key);
    else if (open.delete(key)) done += 1;
    const now = state === "started" ? ` · ${VERBS[step.op] ?? step.op} ${step.name}` : "";
    terminal.progress(`${what}: ${done} done${now}`);
  };
}
