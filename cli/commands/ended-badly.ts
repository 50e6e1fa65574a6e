import { EXIT } from "../exit-codes.ts";
import { toldProblem } from "../lib/told-problem.ts";
import { describeChanges } from "../stack/change-summary.ts";
import type { Step } from "../stack/event-log.ts";
import { type Operation, type Run, withoutEchoes } from "../stack/run-engine.ts";
import type { Session } from "../stack/session.ts";
import { sessionCommand } from "../stack/session-command.ts";
import { sayRefusal } from "../stack/verdict.ts";
import { auditedOr, auditPreview } from "../stack/write-audit.ts";
import { asksToConfirm } from "./asks-to-confirm.ts";
import type { UpResult } from "./up.ts";

/** A run that did not end well: interrupted by a person, refused by a policy, or failed. */
export function endedBadly(session: Session, run: Run, operation: Operation): Promise<UpResult> {
  const byPolicy = run.log.violations.some((violation) => violation.mandatory);
  if (run.interrupted) return Promise.resolve(interrupted(session, run, operation));
  return byPolicy ? refused(session, run, operation) : Promise.resolve(failed(session, run, operation));
}

function interrupted(session: Session, run: Run, operation: Operation): UpResult {
  const { terminal, stack, on } = session;
  const { problems } = run;
  const changed = describeChanges(doneBy(run, operation), "done");
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
  const changes = changesOf(run, operation);
  terminal.json({
    ok: false,
    stack,
    on,
    exitCode: EXIT.failed,
    interrupted: true,
    changes,
    problems: problems.map(toldProblem),
  });
  return { exitCode: EXIT.failed, run, audited: undefined, outputs: {} };
}

async function refused(session: Session, run: Run, operation: Operation): Promise<UpResult> {
  const { terminal, stack, on } = session;
  const exitCode = EXIT.refused;
  const { violations } = run.log;
  sayRefusal(terminal, violations);
  // What failed for another reason stopped the run too, and with it the rules that come last.
  const besides = withoutEchoes(run.problems);
  if (besides.length > 0) terminal.say("Besides, before every policy was asked:");
  for (const problem of besides) terminal.say(`  ${problem}`);
  const changes = changesOf(run, operation);
  const stands = standing(session, run, operation);
  const audited = auditedOr(() => auditPreview(session));
  if ("problem" in audited) {
    for (const line of stands) terminal.say(line);
    terminal.note(`there is no report: ${audited.problem}`);
    terminal.json({
      ok: false,
      stack,
      on,
      exitCode,
      violations,
      changes,
      problems: [...besides, audited.problem].map(toldProblem),
    });
    return { exitCode, run, audited: undefined, outputs: {} };
  }
  for (const line of stands) terminal.say(line);
  terminal.say(`The whole checklist: ${audited.files.html}`);
  terminal.json({
    ok: false,
    stack,
    on,
    exitCode,
    violations,
    changes,
    problems: besides.map(toldProblem),
    report: audited.files,
  });
  return { exitCode, run, audited, outputs: {} };
}

function failed(session: Session, run: Run, operation: Operation): UpResult {
  const { terminal, stack, on } = session;
  const problems = withoutEchoes(run.problems);
  terminal.say(terminal.style("red", `${stack} failed:`));
  for (const problem of problems) terminal.say(`  ${problem}`);
  const changed = describeChanges(doneBy(run, operation), "done");
  if (changed.length > 0) terminal.say("Before that:");
  for (const line of changed) terminal.say(line);
  terminal.say(
    changed.length === 0
      ? "Nothing was changed."
      : `Mend it and run ${again(session, operation)} again: it continues from there.`,
  );
  const changes = changesOf(run, operation);
  terminal.json({
    ok: false,
    stack,
    on,
    exitCode: EXIT.failed,
    changes,
    problems: problems.map(toldProblem),
  });
  return { exitCode: EXIT.failed, run, audited: undefined, outputs: {} };
}

/** What stands after a refusal: rules over the whole stack are asked last, when an update has made its resources. */
function standing(session: Session, run: Run, operation: Operation): readonly string[] {
  const changed = describeChanges(doneBy(run, operation), "done");
  if (changed.length === 0) return ["Nothing that they refuse was made."];
  return [
    "What they refuse may stand already, since the values were known at the end only. Done before that:",
    ...changed,
    `Mend it and run ${again(session, operation)} again.`,
  ];
}

/** The steps that are sure; a preview does none. */
function doneBy(run: Run, operation: Operation): readonly Step[] {
  return operation === "preview" ? [] : run.log.done;
}

function changesOf(run: Run, operation: Operation): readonly Pick<Step, "op" | "type" | "name">[] {
  return doneBy(run, operation).map(({ op, type, name }) => ({ op, type, name }));
}

/** The command to run again, as a person can paste it. */
function again(session: Session, operation: Operation): string {
  const confirm =
    operation === "destroy" && asksToConfirm(session.settings, session.on)
      ? ` --confirm ${session.stack}`
      : "";
  return `${sessionCommand(operation, session)}${confirm}`;
}
