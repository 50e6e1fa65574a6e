import type { Terminal } from "../lib/terminal.ts";

export interface Interrupt {
  /** Aborted at the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  stop(): void;
}

/**
 * Lets the engine finish the steps under way when a person interrupts. A terminal sends Ctrl-C to the engine as well, and a
 * second one makes it stop at once, so it is passed on only where there is no terminal.
 */
export function onInterrupt(terminal: Terminal): Interrupt {
  const controller = new AbortController();
  const atTerminal =
    process.stdin.isTTY === true || process.stdout.isTTY === true || process.stderr.isTTY === true;
  const keyboard = (): void => {
    terminal.note("stopping after the steps under way; the next run continues from there");
    if (!atTerminal) controller.abort();
  };
  const asked = (): void => {
    terminal.note("stopping after the steps under way; the next run continues from there");
    controller.abort();
  };
  process.on("SIGINT", keyboard);
  process.on("SIGTERM", asked);
  return {
    signal: controller.signal,
    stop: () => {
      process.off("SIGINT", keyboard);
      process.off("SIGTERM", asked);
    },
  };
}
