import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSettings } from "../../../cli/stack/load-settings.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The reference staging, a stack that is like it, and the backend of a rehearsal. */
export interface BackendFolder {
  readonly configDir: string;
  readonly backendDir: string;
  /** What the functions ask of a session. */
  session(stack: string, settings?: Settings): Asked;
  /** Writes what the engine keeps of a stack: its outputs, or nothing left of it. */
  stands(stack: string, outputs: object | "destroyed" | "cut off"): void;
}

/** A session as far as it is asked about neighbours. */
export interface Asked {
  readonly ground: { readonly configDir: string; readonly backendDir: string };
  readonly on: "rehearsal";
  readonly stack: string;
  readonly settings: Settings;
  readonly opened: { readonly stack: never; readonly aws: never };
}

export function backendFolder(): BackendFolder {
  const configDir = temporaryFolder();
  const backendDir = join(configDir, ".slipway", "rehearsal", "backend");
  const states = join(backendDir, ".pulumi", "stacks", "slipway");
  cpSync(join(ROOT, "Pulumi.staging.yaml"), join(configDir, "Pulumi.staging.yaml"));
  writeFileSync(join(configDir, "Pulumi.test.yaml"), "config:\n  slipway:stack:\n    like: staging\n");
  mkdirSync(states, { recursive: true });
  return {
    configDir,
    backendDir,
    session: (stack, settings) => ({
      ground: { configDir, backendDir },
      on: "rehearsal",
      stack,
      settings: settings ?? loadSettings(configDir, stack, "rehearsal"),
      opened: { stack: undefined, aws: undefined } as never, // a rehearsal's files are read, and nothing of ECR
    }),
    stands: (stack, outputs) => {
      const resources = outputs === "destroyed" ? [] : [{ type: "pulumi:pulumi:Stack", outputs }];
      const text =
        outputs === "cut off" ? "{" : JSON.stringify({ version: 3, checkpoint: { latest: { resources } } });
      writeFileSync(join(states, `${stack}.json`), text);
    },
  };
}
