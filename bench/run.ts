// Prints what the project costs, as ratios against a baseline in the same run; nothing is asserted, since a busy machine would
// decide. `make bench`, or `npm run bench -- 15` for another number of rounds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureLoads } from "./loads.ts";
import { measurePreviews, viewsFileIn } from "./previews.ts";
import { measureRules } from "./rule-times.ts";
import { type Row, table } from "./table.ts";
import { measureUps } from "./up-walls.ts";

/** Odd, so that a median is a value that was measured. */
const DEFAULT_ROUNDS = 7;

const rounds = Number(process.argv[2] ?? DEFAULT_ROUNDS);
if (!Number.isInteger(rounds) || rounds < 1) {
  process.stderr.write(
    `bench: the number of rounds, 1 or more; got ${process.argv[2]}. Leave it out for ${DEFAULT_ROUNDS}.\n`,
  );
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
try {
  say(`preview (medians of ${rounds} interleaved rounds)`, await measurePreviews(rounds, folder));
  say(`program load (medians of ${rounds} interleaved fresh processes)`, await measureLoads(rounds, folder));
  say("the pack's own time (medians of many runs in one process)", measureRules(viewsFileIn(folder)));
  say("the command (once each, new folder)", await measureUps(mkdtempSync(join(folder, "up-"))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function say(heading: string, rows: readonly Row[]): void {
  process.stdout.write(`${table(heading, rows)}\n`);
}
