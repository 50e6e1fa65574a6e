import { escapeHtml } from "./escape-html.ts";
import type { Report } from "./model.ts";
import { moment } from "./moment.ts";

const VERDICTS: Readonly<Record<Report["verdict"], string>> = {
  passed: "Passed",
  open: "Open: something can be judged only at the update",
  refused: "Refused",
};

/** Where the resources are, in words. */
const WHERE: Readonly<Record<string, string>> = {
  rehearsal: "on the rehearsal cloud",
  cloud: "on the real clouds",
};

/** Which stack, when and where, the verdict, the counts, and the facts of the run. */
export function headHtml(report: Report): string {
  const { product, stack, verdict, counts, rows, run, tier } = report;
  const about = ["Policy report", `${tier} tier`, where(run.on), moment(run.endedAt)].join(", ");
  const said = `${counts.violated} violated, ${counts.undecided} undecided, ${counts.exempt} exempt, ${counts.met} met`;
  return `<h1>${escapeHtml(`${product} ${stack}`.trim())}</h1><p class="soft">${escapeHtml(about)}</p>
<p><span class="verdict v-${verdict}">${VERDICTS[verdict]}</span></p>
<p class="soft">${rows.length} requirements: ${said}, ${counts["not applicable"]} not applicable, ${counts["not yet covered"]} not yet covered.</p>
${factsHtml(report)}`;
}

function where(on: string): string {
  return WHERE[on] ?? `on ${on}`;
}

function factsHtml({ run, accounts, regions, resources, packHash }: Report): string {
  const commit =
    run.commit === undefined
      ? "no repository"
      : `${run.commit.id}${run.commit.dirty ? ", with changes" : ""}`;
  const versions = Object.entries(run.versions).map(([name, version]) => `${name} ${version}`);
  const short = [
    fact("Operation", run.operation),
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
