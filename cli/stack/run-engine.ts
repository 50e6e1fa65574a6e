import type { EngineStack } from "./engine-stack.ts";
import { EventLog, type Step } from "./event-log.ts";
import type { Interrupt } from "./interrupt.ts";
import { POLICY_PACK } from "./open-stack.ts";
import { stateResources } from "./stack-state.ts";

/** How a run of the engine ended. */
export interface Run {
  readonly log: EventLog;
  readonly ok: boolean;
  /** A person stopped it before its end: what it did stands, and the next run continues from there. */
  readonly interrupted: boolean;
  /** What went wrong, a line each, without the engine's whole output. */
  readonly problems: readonly string[];
}

export interface RunOptions {
  readonly onStep?: ((step: Step, state: "started" | "done") => void) | undefined;
  readonly interrupt?: Pick<Interrupt, "asked" | "signal"> | undefined;
  /** Folder of the policy pack. Default: the project's own. */
  readonly policyPack?: string;
  /** URNs that a preview or a refresh leaves as they are, deletions too. */
  readonly exclude?: readonly string[];
}

export type Operation = "preview" | "up" | "refresh" | "destroy";

/** Runs the real engine once. A failure is a result, not an exception. */
export async function runEngine(
  stack: EngineStack,
  operation: Operation,
  options: RunOptions = {},
): Promise<Run> {
  const log = new EventLog(options.onStep);
  const { interrupt } = options;
  // The engine does not notice a signal that came before its start.
  const stopped = (): boolean => interrupt?.asked === true;
  if (stopped()) return { log, ok: false, interrupted: true, problems: [] };
  const common = {
    onEvent: log.take,
    color: "never" as const,
    suppressProgress: true,
    ...(interrupt === undefined ? {} : { signal: interrupt.signal }),
  };
  const policies = { policyPacks: [options.policyPack ?? POLICY_PACK] };
  try {
    switch (operation) {
      case "preview":
        await stack.preview({ ...common, ...policies, exclude: [...(options.exclude ?? [])] });
        break;
      case "up":
        await stack.up({ ...common, ...policies });
        break;
      case "refresh":
        await stack.refresh({ ...common, exclude: [...(options.exclude ?? [])] });
        break;
      case "destroy":
        await stack.destroy(common);
        break;
    }
    const cut = stopped() && (await isCut(stack, operation));
    return { log, ok: !cut, interrupted: cut, problems: [] };
  } catch (error) {
    const interrupted = stopped();
    const problems = problemsOf(log, error);
    return { log, ok: false, interrupted, problems: interrupted ? withoutEchoes(problems) : problems };
  }
}

/** Whether a run that was stopped lacks something, though the engine calls it a success: an update never is called so. */
async function isCut(stack: EngineStack, operation: Operation): Promise<boolean> {
  if (operation === "up") return false;
  return operation !== "destroy" || (await stateResources(stack)).length > 0;
}

/** What an interruption makes every part of the engine say of the steps that it was at. */
const ECHO =
  /context cancell?ed|(preview|update|refresh|destroy|operation|deployment) (was )?cancell?ed|^(.*: )?error: (preview|update|refresh|destroy) failed$/i;

/** The problems that are more than the interruption itself. */
export function withoutEchoes(problems: readonly string[]): readonly string[] {
  return problems.filter((line) => !ECHO.test(line));
}

/** The engine's own error diagnostics; where there are none, the last lines that it wrote. */
function problemsOf(log: EventLog, error: unknown): readonly string[] {
  if (log.errors.length > 0) return [...new Set(log.errors)];
  const text = error instanceof Error ? error.message : String(error);
  const stderr = /stderr: ([\s\S]*?)(\n\s*err\?:|$)/.exec(text)?.[1] ?? text;
  return stderr
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .slice(-LAST_LINES);
}

const LAST_LINES = 12;
