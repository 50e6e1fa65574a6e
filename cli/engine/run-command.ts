import { spawn } from "node:child_process";

/** How a command ended. Exactly one of `code`, `signal` and `failure` is defined. */
export interface CommandResult {
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  /** The command could not be started at all. */
  readonly failure: string | undefined;
  /** The caller's abort signal ended it. */
  readonly aborted: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends the command and all that it started. */
  readonly signal?: AbortSignal;
}

const ENDING_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command without a shell and collects what it prints. The command leads a process group of its own, so that an abort
 * also ends what it started in turn; a signal that ends this process ends that group first.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let stdout = "";
    let stderr = "";
    let aborted = false;

    const killGroup = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // The group has already ended.
      }
    };
    const abort = (): void => {
      aborted = true;
      killGroup();
    };
    const passOn = (signal: NodeJS.Signals): void => {
      killGroup();
      if (process.listenerCount(signal) > 1) return; // Somebody else decides how this process ends.
      process.removeListener(signal, passOn);
      process.kill(process.pid, signal);
    };
    const settle = (result: Pick<CommandResult, "code" | "signal" | "failure">): void => {
      options.signal?.removeEventListener("abort", abort);
      process.removeListener("exit", killGroup);
      for (const signal of ENDING_SIGNALS) process.removeListener(signal, passOn);
      resolve({ ...result, aborted, stdout, stderr });
    };

    process.once("exit", killGroup);
    for (const signal of ENDING_SIGNALS) process.on(signal, passOn);
    options.signal?.addEventListener("abort", abort, { once: true });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", (error) => settle({ code: undefined, signal: undefined, failure: error.message }));
    child.once("close", (code, signal) =>
      settle({ code: code ?? undefined, signal: signal ?? undefined, failure: undefined }),
    );
    if (options.signal?.aborted === true) abort();
  });
}

/** Why a command failed, in one line: what it last wrote to standard error, or how it ended. Undefined when it succeeded. */
export function failureOf(result: CommandResult): string | undefined {
  if (result.failure !== undefined) return result.failure;
  if (result.code === 0 && !result.aborted) return undefined;
  const end = result.signal !== undefined ? `ended by ${result.signal}` : `exit code ${String(result.code)}`;
  const lines = result.stderr
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length === 0 ? end : `${lines.slice(-3).join(" | ")} (${end})`;
}
