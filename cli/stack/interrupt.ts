import type { Terminal } from "../lib/terminal.ts";

export interface Interrupt {
  /** Aborted when the engine has to be told; never by Ctrl-C at a terminal, which tells it by itself. */
  readonly signal: AbortSignal;
  /** True from the first Ctrl-C or SIGTERM on. */
  readonly asked: boolean;
  stop(): void;
}

/**
 * Lets the engine finish the steps under way when a person interrupts. A terminal sends Ctrl-C to the engine as well, and a
 * second one makes it stop at once, so it is passed on only where there is no terminal.
 */
export function onInterrupt(terminal: Terminal): Interrupt {
  const controller = new AbortController();
  let asked = false;
  const atTerminal =
    process.stdin.isTTY === true || process.stdout.isTTY === true || process.stderr.isTTY === true;
  const ask = (passOn: boolean): void => {
    asked = true;
    terminal.note("stopping after the steps under way; the next run continues from there");
    if (passOn) controller.abort();
  };
  const keyboard = (): void => ask(!atTerminal);
  const ended = (): void => ask(true);
  process.on("SIGINT", keyboard);
  process.on("SIGTERM", ended);
  return {
    signal: controller.signal,
    get asked() {
      return asked;
    },
    stop: () => {
      process.off("SIGINT", keyboard);
      process.off("SIGTERM", ended);
    },
  };
}

/** Runs `use` with interrupts heard, and unheard again however it ends. */
export async function interruptible<T>(
  terminal: Terminal,
  use: (interrupt: Interrupt) => Promise<T>,
): Promise<T> {
  const interrupt = onInterrupt(terminal);
  try {
    return await use(interrupt);
  } finally {
    interrupt.stop();
  }
}
