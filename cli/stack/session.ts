import { join } from "node:path";
import type { Settings } from "../../infra/config/settings.ts";
import type { Fault } from "../../rehearsal/cloud/faults.ts";
import type { Engine } from "../engine/engine.ts";
import { findEngine } from "../engine/find-engine.ts";
import type { Terminal } from "../lib/terminal.ts";
import { clearDeadLocks } from "./dead-locks.ts";
import { requireWholeState } from "./engine-state.ts";
import { type Ground, openGround, type Target } from "./ground.ts";
import { type OpenedStack, openStack } from "./open-stack.ts";
import { settlePending } from "./pending-operations.ts";
import { interruptedSince } from "./run-marker.ts";

export interface SessionOptions {
  /** Folder with Pulumi.<stack>.yaml, absolute. */
  readonly configDir: string;
  readonly stack: string;
  readonly on: Target;
  readonly settings: Settings;
  readonly terminal: Terminal;
  /** Folder of the report. Default: beside the rehearsal. */
  readonly out: string | undefined;
  readonly faults?: readonly Fault[];
  readonly skipCheckpoints?: boolean;
}

/** One command's hold on one stack. */
export interface Session {
  readonly stack: string;
  readonly on: Target;
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly engine: Engine;
  readonly ground: Ground;
  readonly opened: OpenedStack;
  readonly viewsFile: string;
  readonly reportDir: string;
  readonly startedAt: Date;
}

/**
 * Finds the engine, opens the stack, settles what an interrupted run left, runs `use` and gives everything back. Throws
 * `UserError`.
 */
export async function withSession<T>(
  options: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const { terminal, stack, on, settings } = options;
  const startedAt = new Date();
  terminal.progress("looking for the Pulumi engine");
  const engine = await findEngine({ env: process.env, report: terminal.note });
  const ground = openGround(options.configDir);
  const workDir = ground.workDir(on, stack);
  if (on === "rehearsal") {
    await clearDeadLocks(ground, stack, terminal.note);
    requireWholeState(ground, stack);
  }
  const viewsFile = join(workDir, "views.json");
  terminal.progress(`opening ${stack}`);
  const opened = await openStack({
    ground,
    engine,
    on,
    stack,
    settings,
    viewsFile,
    ...(options.faults === undefined ? {} : { faults: options.faults }),
    ...(options.skipCheckpoints === undefined ? {} : { skipCheckpoints: options.skipCheckpoints }),
  });
  try {
    const since = interruptedSince(workDir);
    await settlePending({ stack: opened.stack, world: opened.world, since, report: terminal.note });
    const reportDir = options.out ?? ground.reportDir(on, stack);
    return await use({
      stack,
      on,
      settings,
      terminal,
      engine,
      ground,
      opened,
      viewsFile,
      reportDir,
      startedAt,
    });
  } finally {
    opened.close();
  }
}
