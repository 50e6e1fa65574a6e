import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Task } from "./function-worker.ts";

export interface FunctionRun {
  /** The code by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** `<module>.<export>`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly event: unknown;
  readonly internet: Task["internet"];
  /** The rehearsal's clock, by which the function lives too. */
  readonly now: Date;
}

/** What the handler answered, or why it failed, as Lambda would say it. */
export type FunctionResult = { readonly result: unknown } | { readonly error: string };

const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Runs the very code of a function in a thread of its own, with its own variables, and the SDK that Lambda's runtime brings. */
export async function runFunction(run: FunctionRun): Promise<FunctionResult> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-function-"));
  try {
    for (const [file, source] of Object.entries(run.files)) writeFileSync(join(folder, file), source);
    symlinkSync(packages, join(folder, "node_modules"));
    const [module = "", handler = ""] = run.handler.split(".");
    const file = Object.keys(run.files).find((name) => name.replace(/\.[cm]?js$/, "") === module) ?? module;
    const task: Task = {
      module: pathToFileURL(join(folder, file)).href,
      handler,
      event: run.event,
      internet: run.internet,
      clockShiftMs: run.now.getTime() - Date.now(),
    };
    return await inThread(task, run);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inThread(task: Task, { environment, timeoutSeconds }: FunctionRun): Promise<FunctionResult> {
  const worker = new Worker(new URL("./function-worker.ts", import.meta.url), {
    workerData: task,
    env: { ...environment },
    execArgv: [],
    stdout: true, // what a function logs goes to its log group, not to this terminal
    stderr: true,
  });
  const limit = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    return await new Promise<FunctionResult>((resolve) => {
      worker.once("message", (message: FunctionResult) => resolve(message));
      worker.once("error", (error) =>
        resolve({ error: error instanceof Error ? error.message : String(error) }),
      );
      worker.once("exit", () => resolve({ error: "the function ended without an answer" }));
      limit.addEventListener("abort", () =>
        resolve({ error: `Task timed out after ${timeoutSeconds} seconds` }),
      );
    });
  } finally {
    await worker.terminate();
  }
}
