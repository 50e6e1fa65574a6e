import type { Behaviour } from "../cloud/behaviour.ts";
import { diffInputs, type PropertyChange } from "./diff.ts";
import { liveInputs } from "./live-inputs.ts";

type Values = Record<string, unknown>;

/** What an earlier update was asked for and did not do, in the words of what is asked now. */
export function leftUndone(
  { mayStayUndone = [] }: Behaviour,
  changed: readonly string[],
  state: Values,
  news: Values,
): readonly PropertyChange[] {
  const names = mayStayUndone.filter((name) => name in news && name in state && !changed.includes(name));
  const wanted = Object.fromEntries(names.map((name) => [name, news[name]]));
  return diffInputs(liveInputs(wanted, state, []), wanted, new Set()).map((change) => ({
    ...change,
    ofState: true,
  }));
}
