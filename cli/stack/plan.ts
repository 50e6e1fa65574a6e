import { barred, type Departures, departures, stepsOf } from "./departures.ts";
import type { Step } from "./event-log.ts";
import type { Interrupt } from "./interrupt.ts";
import { type Run, runEngine } from "./run-engine.ts";
import type { Session } from "./session.ts";
import { stepProgress } from "./step-progress.ts";

/** What an update would do. */
export interface Plan {
  readonly run: Run;
  /** Its steps, with the deletions that an exemption allows although the engine protects the resource still. */
  readonly steps: readonly Step[];
  /** What is protected and no longer declared; undefined where nothing is, or the preview failed of something else too. */
  readonly departures: Departures | undefined;
}

/**
 * The engine's preview. Where it only refuses to delete what it protects and an exemption lets all of that go, it is asked again
 * for the rest: nothing is unprotected for a preview.
 */
export async function plan(session: Session, interrupt: Interrupt): Promise<Plan> {
  const { opened, terminal } = session;
  const preview = (exclude: readonly string[]): Promise<Run> =>
    runEngine(opened.stack, "preview", { onStep: stepProgress(terminal, "preview"), interrupt, exclude });
  const run = await preview([]);
  const found = await departures(session, run);
  if (found === undefined || barred(found).length > 0)
    return { run, steps: run.log.steps, departures: found };
  const rest = await preview(found.exempt.map(({ urn }) => urn));
  return { run: rest, steps: [...rest.log.steps, ...stepsOf(found)], departures: found };
}
