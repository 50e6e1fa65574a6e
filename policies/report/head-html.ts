import { escapeHtml } from "./escape-html.ts";
import type { Report } from "./model.ts";

const VERDICTS: Readonly<Record<Report["verdict"], string>> = {
  passed: "Passed",
  open: "Open: something can be judged only at the update",
  refused: "Refused",
};

/** Which stack, the verdict, the counts, and the facts of the run. */
export function headHtml(report: Report): string {
  const { product, stack, verdict, counts, rows, tier } = report;
  const said = `${counts.violated} violated, ${counts.undecided} undecided, ${counts.exempt} exempt, ${counts.met} met`;
  return `<h1>${escapeHtml(`${product} ${stack}`.trim())}</h1><p class="soft">Policy report, ${escapeHtml(tier)} tier</p>
<p><span class="verdict v-${verdict}">${VERDICTS[verdict]}</span></p>
<p class="soft">${rows.length} requirements: ${said}, ${counts["not applicable"]} not applicable, ${counts["not yet covered"]} not yet covered.</p>
${factsHtml(report)}`;
}

function factsHtml({ run, accounts, regions, resources, packHash }: Report): string {
  const commit =
    run.commit === undefined
      ? "no repository"
      : `${run.commit.id}${run.commit.dirty ? ", with changes" : ""}`;
  const versions = Object.entries(run.versions).map(([name, version]) => `${name} ${version}`);
  const short = [
    fact("Operation", `${run.operation}, on ${run.on}`),
    fact("Started", run.startedAt),
    fact("Ended", run.endedAt),
    fact("Resources", `${resources.seen} seen, ${resources.judged} judged`),
  ];
  const long = [
    fact("Regions", regions.map(({ name, why }) => `${name} (${why})`).join(", ")),
    fact("Accounts", accounts.join(", ")),
    fact("Commit", commit),
    fact("Versions", versions.join(", ")),
    fact("Rules, checklist and expectations, SHA-256", packHash),
  ];
  return `<dl class="facts">${short.join("")}</dl><dl class="facts wide">${long.join("")}</dl>`;
}

function fact(name: string, value: string): string {
  return `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`;
}
