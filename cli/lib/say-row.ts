import type { RowPlaces } from "../../policies/report/row-places.ts";
import type { Terminal } from "./terminal.ts";

const COLOUR = { met: "green", violated: "red", undecided: "yellow" } as const;

/** One row of the checklist: its state, and below it by rule the places that show it. */
export function sayRow(terminal: Terminal, { id, reason, requirement, rules, state }: RowPlaces): void {
  const colour = state in COLOUR ? COLOUR[state as keyof typeof COLOUR] : "dim"; // a key, as just asked
  terminal.say(`${terminal.style("bold", id)}  ${terminal.style(colour, state)}  ${requirement}`);
  if (reason !== undefined) terminal.say(`  ${reason}`);
  for (const { more, places, rule, state: ofRule } of rules) {
    const [first = "nothing to judge", ...others] = places;
    const said = ofRule === state ? "" : ` (${ofRule})`;
    const rest = more === 0 ? [] : [`and ${more} more`];
    terminal.say(`  ${rule}${said}`);
    for (const place of [first, ...others, ...rest]) terminal.say(`    ${place}`);
  }
}
