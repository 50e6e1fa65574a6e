import { GENERIC_ROWS } from "../../policies/checklist.ts";
import { EXPECTATIONS_FILE } from "../../policies/expectations.ts";
import type { Report, ReportRow } from "../../policies/report/model.ts";
import { moment } from "../../policies/report/moment.ts";
import { type Detail, type RowPlaces, rowPlaces, WHOLE } from "../../policies/report/row-places.ts";
import { rowsMarkdown } from "../../policies/report/rows-markdown.ts";
import { EXIT } from "../exit-codes.ts";
import { sayRow } from "../lib/say-row.ts";
import type { About } from "../lib/stack-words.ts";
import type { Terminal } from "../lib/terminal.ts";
import { UserError } from "../lib/user-error.ts";
import { lastReport } from "../stack/last-report.ts";
import { rehearsedBeside } from "../stack/rehearsed-stacks.ts";
import { describeReport } from "../stack/verdict.ts";

/** What `slipway rows` is asked. */
export interface RowsRequest {
  readonly about: About;
  /** Folder of the report, absolute. */
  readonly reportDir: string;
  /** Rows or areas, such as `BAK-03` or `backup`; none means all rows. */
  readonly wanted: readonly string[];
  /** A table in Markdown. */
  readonly markdown: boolean;
  readonly terminal: Terminal;
}

/** Of rows that were named, everything; of an area or of all rows, enough to find a place. */
const SHORT: Detail = { places: 2, width: 80 };

/** `slipway rows`: where each row of the checklist is met, from the last report. Asks no cloud and needs no engine. */
export function rows({ about, markdown, reportDir, terminal, wanted }: RowsRequest): number {
  const { stack } = about;
  const report = lastReport(reportDir, about);
  const { notAsked, shown } = shownRows(report, wanted);
  if (markdown) {
    for (const line of rowsMarkdown(shown)) terminal.say(line);
    for (const { id, requirement } of notAsked) terminal.say(`| ${id} | ${requirement} | not asked | |`);
  } else {
    for (const row of shown) sayRow(terminal, row);
    for (const { id, requirement } of notAsked) {
      terminal.say(`${terminal.style("bold", id)}  not asked  ${requirement}`);
      terminal.say(`  The product does not choose this row: add "${id}" to choose in ${EXPECTATIONS_FILE}.`);
    }
    if (wanted.length === 0) terminal.say(`${stack}: ${describeReport(report)}.`);
    const written = moment(report.run.endedAt);
    terminal.say(terminal.style("dim", `From the report of ${written}: ${reportDir}/report.html`));
    if (isOutlived(report, about))
      terminal.say(terminal.style("yellow", `Nothing of ${stack} stands on the rehearsal cloud any more.`));
  }
  terminal.json({ ok: true, exitCode: EXIT.done, stack, written: report.run.endedAt, rows: shown, notAsked });
  return EXIT.done;
}

/** Whether the report speaks of what stood in a rehearsal and is gone; of a real cloud nobody is asked. */
function isOutlived({ run }: Report, { configDir, stack }: About): boolean {
  if (run.on !== "rehearsal" || run.operation === "preview") return false;
  return !rehearsedBeside(configDir).some(({ name }) => name === stack);
}

interface Shown {
  readonly shown: readonly RowPlaces[];
  /** Rows of the checklist that were named and that the product does not ask for. */
  readonly notAsked: readonly { readonly id: string; readonly requirement: string }[];
}

/** Rows that were asked for by id or area, in any case, in the checklist's order. Throws for a word that is neither. */
function shownRows(report: Report, wanted: readonly string[]): Shown {
  const all = report.rows;
  if (wanted.length === 0) return { shown: rowPlaces(all, SHORT), notAsked: [] };
  const others = GENERIC_ROWS.filter(({ id }) => !all.some((row) => row.id === id));
  const unknown = wanted.filter(
    (word) =>
      !all.some((row) => isId(row, word) || isArea(row, word)) && !others.some((row) => isId(row, word)),
  );
  if (unknown.length > 0) {
    const areas = [...new Set(all.map(({ area }) => area))].join(", ");
    throw new UserError(
      {
        where: "rows",
        expected: `ids of the checklist of ${report.stack}, such as ${all[0]?.id ?? "SEC-01"}, or areas (${areas})`,
        found: unknown.map((word) => JSON.stringify(word)).join(", "),
        next: "Name one of them, or none for all rows",
      },
      EXIT.usage,
    );
  }
  const shown = all.flatMap((row) => {
    const hits = wanted.filter((word) => isId(row, word) || isArea(row, word));
    if (hits.length === 0) return [];
    return rowPlaces([row], hits.some((word) => isId(row, word)) ? WHOLE : SHORT);
  });
  const notAsked = others.filter((row) => wanted.some((word) => isId(row, word)));
  return { shown, notAsked: notAsked.map(({ id, requirement }) => ({ id, requirement })) };
}

function isId(row: Pick<ReportRow, "id">, word: string): boolean {
  return row.id.toLowerCase() === word.toLowerCase();
}

function isArea(row: ReportRow, word: string): boolean {
  return row.area.toLowerCase() === word.toLowerCase();
}
