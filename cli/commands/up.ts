import { EXIT } from "../exit-codes.ts";
import { describeChanges } from "../stack/change-summary.ts";
import { type Interrupt, onInterrupt } from "../stack/interrupt.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { nextSteps } from "../stack/next-steps.ts";
import { type Run, runEngine } from "../stack/run-engine.ts";
import { markRunning } from "../stack/run-marker.ts";
import { type Session, withSession } from "../stack/session.ts";
import { stepProgress } from "../stack/step-progress.ts";
import { tagDeployed } from "../stack/tag-deployed.ts";
import { describeReport, sayRefusal } from "../stack/verdict.ts";
import { type Audited, auditLive, auditPreview } from "../stack/write-audit.ts";
import type { CommonOptions } from "./common.ts";

/** What `up` did, for `--json` and for tests. */
export interface UpResult {
  readonly exitCode: number;
  readonly run: Run;
  readonly audited: Audited | undefined;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** `slipway up`: previews, judges, updates, audits. */
export async function up(options: CommonOptions): Promise<number> {
  const settings = loadSettings(options.configDir, options.stack, options.on);
  const result = await withSession({ ...options, settings }, (session) => upSession(session));
  return result.exitCode;
}

/** The update itself, over an open session. */
export async function upSession(session: Session): Promise<UpResult> {
  const { terminal, opened } = session;
  const interrupt = onInterrupt(terminal);
  try {
    const preview = await runEngine(opened.stack, "preview", {
      onStep: stepProgress(terminal, "preview"),
      signal: interrupt.signal,
    });
    if (!preview.ok) return await refuse(session, preview);
    const run = preview.log.steps.length === 0 ? preview : await update(session, interrupt);
    if (!run.ok) return await refuse(session, run);
    await tagDeployed(session);
    const audited = await auditLive(session, "update");
    const outputs = outputValues(await opened.stack.outputs());
    sayDone(session, run, audited, outputs);
    return {
      exitCode: audited.report.verdict === "refused" ? EXIT.refused : EXIT.done,
      run,
      audited,
      outputs,
    };
  } finally {
    interrupt.stop();
  }
}

async function update(session: Session, interrupt: Interrupt): Promise<Run> {
  const done = markRunning(session.opened.workDir);
  const run = await runEngine(session.opened.stack, "up", {
    onStep: stepProgress(session.terminal, "update"),
    signal: interrupt.signal,
  });
  done();
  return run;
}

/** A run that did not end well: refused by a policy, or failed. */
export async function refuse(session: Session, run: Run): Promise<UpResult> {
  const { terminal } = session;
  const byPolicy = run.log.violations.some((violation) => violation.mandatory);
  const { json, stack, on } = { json: terminal.json, ...session };
  const exitCode = byPolicy ? EXIT.refused : EXIT.failed;
  if (byPolicy) {
    sayRefusal(terminal, run.log.violations);
    const audited = auditPreview(session);
    terminal.say(`Nothing that they refuse was made. The whole checklist: ${audited.files.html}`);
    json({ ok: false, stack, on, exitCode, violations: run.log.violations, report: audited.files });
    return { exitCode, run, audited, outputs: {} };
  }
  terminal.say(terminal.style("red", `${stack} failed:`));
  for (const problem of run.problems) terminal.say(`  ${problem}`);
  json({ ok: false, stack, on, exitCode, problems: run.problems });
  return { exitCode, run, audited: undefined, outputs: {} };
}

function sayDone(
  session: Session,
  run: Run,
  audited: Audited,
  outputs: Readonly<Record<string, unknown>>,
): void {
  const { terminal, stack, on, startedAt } = session;
  const { steps } = run.log;
  const seconds = ((Date.now() - startedAt.getTime()) / 1000).toFixed(1);
  const where = on === "rehearsal" ? " on the rehearsal cloud" : "";
  const head =
    steps.length === 0 ? `${stack} is as declared${where}: nothing to change.` : `${stack} is up${where}.`;
  terminal.say(terminal.style("green", `${head} (${seconds} s)`));
  for (const line of describeChanges(steps, "done")) terminal.say(line);
  for (const warning of new Set(run.log.warnings)) terminal.say(terminal.style("yellow", `  ${warning}`));
  terminal.say(`Policies: ${audited.report.verdict}. Checklist: ${describeReport(audited.report)}.`);
  for (const line of nextSteps(stack, run, outputs)) terminal.say(line);
  terminal.say(`Report: ${audited.files.html}`);
  terminal.json({
    ok: true,
    stack,
    on,
    exitCode: EXIT.done,
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
    outputs,
    report: audited.files,
  });
}

function outputValues(
  outputs: Readonly<Record<string, { readonly value: unknown; readonly secret: boolean }>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [name, output.secret ? "[secret]" : output.value]),
  );
}
