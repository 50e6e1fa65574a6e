import { ConfigError, formatProblem, type Problem } from "../../infra/lib/errors.ts";
import { EXIT } from "../exit-codes.ts";
import { toldProblem } from "../lib/told-problem.ts";
import { buildFileProblems, buildsImageOf, unsetBuildVariables } from "../stack/build-problems.ts";
import { describeChanges } from "../stack/change-summary.ts";
import { type DataLoss, dataLoss, describeDataLoss, named } from "../stack/data-loss.ts";
import { barred, unprotect } from "../stack/departures.ts";
import { orphanNotes } from "../stack/dependants.ts";
import { foundationProblems } from "../stack/foundations.ts";
import { idleExemptions } from "../stack/idle-exemptions.ts";
import { type Interrupt, interruptible } from "../stack/interrupt.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { nextSteps, rolledBack } from "../stack/next-steps.ts";
import { plan } from "../stack/plan.ts";
import { idleFaults, rehearsedFaults } from "../stack/rehearsed-faults.ts";
import { type Run, runEngine } from "../stack/run-engine.ts";
import { markRunning } from "../stack/run-marker.ts";
import { type Session, withSession } from "../stack/session.ts";
import { stackOutputs } from "../stack/stack-outputs.ts";
import { standingProblems } from "../stack/standing-problems.ts";
import { stepProgress } from "../stack/step-progress.ts";
import { tagDeployed } from "../stack/tag-deployed.ts";
import { describeReport } from "../stack/verdict.ts";
import { type Audited, auditedOr, auditLive, type NotAudited } from "../stack/write-audit.ts";
import type { RehearsingOptions } from "./common.ts";
import { endedBadly } from "./ended-badly.ts";
import { sayDepartures } from "./say-departures.ts";

/** What `up` did, for `--json` and for tests. */
export interface UpResult {
  readonly exitCode: number;
  readonly run: Run;
  readonly audited: Audited | undefined;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const NEXT =
  "No new task started from that image, or its repository was not there yet when it was looked for: write another digest for it in the stack file, and run this again.";

/** `slipway up`: previews, judges, updates, audits. */
export async function up(options: RehearsingOptions): Promise<number> {
  const settings = loadSettings(options.configDir, options.stack, options.on);
  const rehearsed = rehearsedFaults(options.rehearse, settings, options.on);
  refuse(buildFileProblems(options.configDir, options.stack, settings));
  const faults = rehearsed.map(({ fault }) => fault);
  return withSession({ ...options, settings, faults }, async (session) => {
    const { exitCode } = await upSession(session);
    for (const line of idleFaults(rehearsed, session.opened.world)) session.terminal.note(`${line} ${NEXT}`);
    return exitCode;
  });
}

/** The update itself, over an open session. */
export async function upSession(session: Session): Promise<UpResult> {
  const { terminal, opened } = session;
  refuse(await foundationProblems(session));
  for (const line of await orphanNotes(session)) terminal.note(line);
  return interruptible(terminal, async (interrupt) => {
    const { departures, run: preview, steps } = await plan(session, interrupt);
    if (departures !== undefined && barred(departures).length > 0)
      return sayDepartures(session, preview, departures);
    if (!preview.ok) return endedBadly(session, preview, "preview");
    const { ground, settings, stack } = session;
    refuse(unsetBuildVariables(ground.configDir, stack, settings, process.env, buildsImageOf(steps)));
    refuse(await standingProblems(session, steps));
    const losses = await dataLoss(session, steps);
    if (losses.length > 0) return sayLosses(session, preview, losses);
    const { gate } = opened;
    if ((await gate.judgeSteps(steps)).length > 0)
      return sayFindings(session, preview, "nothing was changed");
    if (buildsImages(session)) gate.keep(stackOutputs((await opened.stack.exportStack()).deployment).images);
    await unprotect(session, departures?.exempt ?? []);
    const unchanged = steps.length === 0 && !preview.log.outputsDiffer;
    const run = unchanged ? preview : await update(session, interrupt);
    if (gate.refused.length > 0)
      return sayFindings(session, run, "its services keep the image that they have");
    if (!run.ok) return endedBadly(session, run, "up");
    for (const warning of await tagDeployed(session)) terminal.note(warning);
    const { deployment } = await opened.stack.exportStack();
    const audited = auditedOr(() => auditLive(session, "update", deployment));
    const outputs = stackOutputs(deployment);
    const exitCode =
      "problem" in audited || rolledBack(outputs).length > 0 ? EXIT.failed : exitCodeOf(audited);
    sayDone(session, run, audited, outputs, exitCode);
    return { exitCode, run, audited: "problem" in audited ? undefined : audited, outputs };
  });
}

/** Throws what is wrong, before anything is changed. */
function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}

/** Whether an image of the stack is built in the middle of its update, and judged there. */
function buildsImages({ settings }: Session): boolean {
  return Object.values(settings.services).some(({ build }) => build !== undefined);
}

function sayLosses(session: Session, run: Run, losses: readonly DataLoss[]): UpResult {
  const { terminal, stack, on } = session;
  const exitCode = EXIT.refused;
  terminal.say(terminal.style("red", `${stack} would lose data; nothing was changed.`));
  for (const line of describeDataLoss(losses, session, new Date())) terminal.say(line);
  terminal.json({ ok: false, stack, on, exitCode, dataLosses: named(losses) });
  return { exitCode, run, audited: undefined, outputs: {} };
}

function sayFindings(session: Session, run: Run, outcome: string): UpResult {
  const { terminal, stack, on, opened } = session;
  const exitCode = EXIT.refused;
  const { refused } = opened.gate;
  terminal.say(
    terminal.style(
      "red",
      `${stack} would run an image that is not known to be free of critical findings; ${outcome}.`,
    ),
  );
  for (const problem of refused) terminal.say(`  ${formatProblem(problem)}`);
  terminal.json({ ok: false, stack, on, exitCode, problems: refused.map(toldProblem) });
  return { exitCode, run, audited: undefined, outputs: {} };
}

function exitCodeOf({ report }: Audited): number {
  return report.verdict === "refused" ? EXIT.refused : EXIT.done;
}

async function update(session: Session, interrupt: Interrupt): Promise<Run> {
  const done = markRunning(session.opened.workDir);
  const run = await runEngine(session.opened.stack, "up", {
    onStep: stepProgress(session.terminal, "update"),
    interrupt,
  });
  done();
  return run;
}

function sayDone(
  session: Session,
  run: Run,
  audited: Audited | NotAudited,
  outputs: Readonly<Record<string, unknown>>,
  exitCode: number,
): void {
  const { ground, terminal, stack, on, startedAt } = session;
  const about = { stack, configDir: ground.configDir, on };
  const { steps } = run.log;
  const seconds = ((Date.now() - startedAt.getTime()) / 1000).toFixed(1);
  const where = on === "rehearsal" ? " on the rehearsal cloud" : "";
  const back = rolledBack(outputs).length > 0;
  const head = back
    ? `${stack} is up${where}, but not as declared.`
    : steps.length === 0
      ? `${stack} is as declared${where}: nothing to change.`
      : `${stack} is up${where}.`;
  terminal.say(terminal.style(back ? "red" : "green", `${head} (${seconds} s)`));
  for (const line of describeChanges(steps, "done")) terminal.say(line);
  for (const warning of new Set(run.log.warnings)) terminal.say(terminal.style("yellow", `  ${warning}`));
  const written = "problem" in audited ? undefined : audited;
  if (written !== undefined) {
    terminal.say(`Policies: ${written.report.verdict}. Checklist: ${describeReport(written.report)}.`);
    for (const line of idleExemptions(written.report.exemptions))
      terminal.say(terminal.style("yellow", line));
  }
  for (const line of nextSteps(about, run, outputs, session.settings.registry)) terminal.say(line);
  if (written !== undefined) terminal.say(`Report: ${written.files.html}`);
  if ("problem" in audited) terminal.note(`${stack} is up, but there is no report: ${audited.problem}`);
  terminal.json({
    ok: exitCode === EXIT.done,
    stack,
    on,
    exitCode,
    changes: steps.map(({ op, type, name, component, properties }) => ({
      op,
      type,
      name,
      component,
      properties,
    })),
    unchanged: run.log.same,
    outputs,
    ...("problem" in audited
      ? { problems: [toldProblem(audited.problem)] }
      : { verdict: audited.report.verdict, counts: audited.report.counts, report: audited.files }),
  });
}
