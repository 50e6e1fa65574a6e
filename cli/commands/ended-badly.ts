import { EXIT } from "../exit-codes.ts";
import { describeChanges } from "../stack/change-summary.ts";
import { type Operation, type Run, withoutEchoes } from "../stack/run-engine.ts";
import type { Session } from "../stack/session.ts";
import { sayRefusal } from "../stack/verdict.ts";
import { auditedOr, auditPreview } from "../stack/write-audit.ts";
import type { UpResult } from "./up.ts";

/** A run that did not end well: interrupted by a person, refused by a policy, or failed. */
export function endedBadly(session: Session, run: Run, operation: Operation): Promise<UpResult> {
  const byPolicy = run.log.violations.some((violation) => violation.mandatory);
  if (run.interrupted) return Promise.resolve(interrupted(session, run, operation));
  return byPolicy ? refused(session, run) : Promise.resolve(failed(session, run));
}

function interrupted(session: Session, run: Run, operation: Operation): UpResult {
  const { terminal, stack, on } = session;
  const { problems } = run;
  const changed = operation === "preview" ? [] : describeChanges(run.log.done, "done");
  const what = operation === "refresh" ? "the state says what was read so far" : "nothing was changed";
  terminal.say(
    terminal.style(
      "yellow",
      changed.length === 0
        ? `${stack}: interrupted: ${what}; the next run starts anew.`
        : `${stack}: interrupted: the next run continues from there. So far:`,
    ),
  );
  for (const line of changed) terminal.say(line);
  for (const problem of problems) terminal.say(`  ${problem}`);
  const changes =
    operation === "preview" ? [] : run.log.done.map(({ op, type, name }) => ({ op, type, name }));
  terminal.json({ ok: false, stack, on, exitCode: EXIT.failed, interrupted: true, changes, problems });
  return { exitCode: EXIT.failed, run, audited: undefined, outputs: {} };
}

async function refused(session: Session, run: Run): Promise<UpResult> {
  const { terminal, stack, on } = session;
  const exitCode = EXIT.refused;
  const { violations } = run.log;
  sayRefusal(terminal, violations);
  // What failed for another reason stopped the run too, and with it the rules that come last.
  const besides = withoutEchoes(run.problems);
  if (besides.length > 0) terminal.say("Besides, before every policy was asked:");
  for (const problem of besides) terminal.say(`  ${problem}`);
  const audited = await auditedOr(() => auditPreview(session));
  if ("problem" in audited) {
    terminal.say("Nothing that they refuse was made.");
    terminal.note(`there is no report: ${audited.problem}`);
    terminal.json({ ok: false, stack, on, exitCode, violations, problems: [...besides, audited.problem] });
    return { exitCode, run, audited: undefined, outputs: {} };
  }
  terminal.say(`Nothing that they refuse was made. The whole checklist: ${audited.files.html}`);
  terminal.json({ ok: false, stack, on, exitCode, violations, problems: besides, report: audited.files });
  return { exitCode, run, audited, outputs: {} };
}

function failed(session: Session, run: Run): UpResult {
  const { terminal, stack, on } = session;
  const { problems } = run;
  terminal.say(terminal.style("red", `${stack} failed:`));
  for (const problem of problems) terminal.say(`  ${problem}`);
  terminal.json({ ok: false, stack, on, exitCode: EXIT.failed, problems });
  return { exitCode: EXIT.failed, run, audited: undefined, outputs: {} };
}
