import { ConfigError } from "../../infra/lib/errors.ts";
import { EXIT } from "../exit-codes.ts";
import { describeChanges } from "../stack/change-summary.ts";
import { dataLoss, describeDataLoss, named } from "../stack/data-loss.ts";
import { barred } from "../stack/departures.ts";
import { orphanNotes } from "../stack/dependants.ts";
import { foundationProblems } from "../stack/foundations.ts";
import { interruptible } from "../stack/interrupt.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { plan } from "../stack/plan.ts";
import { type Session, withSession } from "../stack/session.ts";
import { standingProblems } from "../stack/standing-problems.ts";
import { describeReport } from "../stack/verdict.ts";
import { auditPreview } from "../stack/write-audit.ts";
import type { CommonOptions } from "./common.ts";
import { endedBadly } from "./ended-badly.ts";
import { sayDepartures } from "./say-departures.ts";

/** `slipway preview`: what would change, what the policies say of it. Changes nothing. */
export async function preview(options: CommonOptions): Promise<number> {
  const settings = loadSettings(options.configDir, options.stack, options.on);
  return withSession({ ...options, settings }, previewSession);
}

async function previewSession(session: Session): Promise<number> {
  const { terminal, stack, on } = session;
  const problems = await foundationProblems(session);
  if (problems.length > 0) throw new ConfigError(problems);
  for (const line of await orphanNotes(session)) terminal.note(line);
  const { departures, run, steps } = await interruptible(terminal, (interrupt) => plan(session, interrupt));
  if (departures !== undefined && barred(departures).length > 0)
    return sayDepartures(session, run, departures).exitCode;
  if (!run.ok) return (await endedBadly(session, run, "preview")).exitCode;
  const asked = await standingProblems(session, steps);
  if (asked.length > 0) throw new ConfigError(asked);
  const losses = await dataLoss(session, steps);
  const exitCode = losses.length > 0 ? EXIT.refused : EXIT.done;
  const audited = auditPreview(session);
  terminal.say(steps.length === 0 ? `${stack} is as declared: nothing to change.` : `${stack} would change:`);
  for (const line of describeChanges(steps, "plan")) terminal.say(line);
  terminal.say(`Policies: ${audited.report.verdict}. Checklist: ${describeReport(audited.report)}.`);
  const open = audited.report.rows.filter((row) => row.state === "undecided").map((row) => row.id);
  if (open.length > 0) terminal.say(`Judged when their values are known, at up: ${open.join(", ")}.`);
  terminal.say(`Report: ${audited.files.html}`);
  if (losses.length > 0) terminal.say(terminal.style("red", `up refuses this: ${stack} would lose data.`));
  for (const line of describeDataLoss(losses, session, new Date())) terminal.say(line);
  terminal.json({
    ok: losses.length === 0,
    stack,
    on,
    exitCode,
    dataLosses: named(losses),
    changes: steps.map(({ op, type, name, component, properties }) => ({
      op,
      type,
      name,
      component,
      properties,
    })),
    unchanged: run.log.same,
    verdict: audited.report.verdict,
    counts: audited.report.counts,
    report: audited.files,
  });
  return exitCode;
}
