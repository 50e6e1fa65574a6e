import { EXIT } from "../exit-codes.ts";
import { heldImages } from "../stack/held-images.ts";
import { interruptible } from "../stack/interrupt.ts";
import { loadSettings } from "../stack/load-settings.ts";
import { runEngine } from "../stack/run-engine.ts";
import { markRunning } from "../stack/run-marker.ts";
import { type Session, withSession } from "../stack/session.ts";
import { sessionCommand } from "../stack/session-command.ts";
import { stateResources } from "../stack/stack-state.ts";
import { stepProgress } from "../stack/step-progress.ts";
import type { CommonOptions } from "./common.ts";
import { endedBadly } from "./ended-badly.ts";

/** `slipway refresh`: reads every resource back from the cloud, so that the state tells what is really there. */
export async function refresh(options: CommonOptions): Promise<number> {
  const settings = loadSettings(options.configDir, options.stack, options.on);
  return withSession({ ...options, settings }, (session) => refreshSession(session));
}

/** The refresh itself, over an open session. */
export async function refreshSession(session: Session): Promise<number> {
  const { terminal, opened, stack, on } = session;
  const held = await heldImages(await stateResources(opened.stack), opened.aws);
  for (const line of held.notes) terminal.note(line);
  const done = markRunning(opened.workDir);
  const onStep = stepProgress(terminal, "refresh");
  const run = await interruptible(terminal, (interrupt) =>
    runEngine(opened.stack, "refresh", { onStep, interrupt, exclude: held.urns }),
  );
  done();
  if (!run.ok) return (await endedBadly(session, run, "refresh")).exitCode;
  const { steps } = run.log;
  terminal.say(
    steps.length === 0
      ? `${stack}: the cloud is as the state says.`
      : `${stack}: ${steps.length} resources differed from the state, which now says what is there:`,
  );
  for (const { name, type, op, properties } of steps) {
    const what = op === "delete" ? "gone" : properties.join(", ");
    terminal.say(`  ${name} (${type})${what === "" ? "" : `: ${what}`}`);
  }
  if (steps.length > 0)
    terminal.say(`Next: ${sessionCommand("preview", session)} shows what up would put right.`);
  terminal.json({
    ok: true,
    stack,
    on,
    exitCode: EXIT.done,
    differed: steps.map(({ name, type, op, properties }) => ({ name, type, op, properties })),
  });
  return EXIT.done;
}
