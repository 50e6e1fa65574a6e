import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { type UpResult, upSession } from "../../cli/commands/up.ts";
import type { Terminal } from "../../cli/lib/terminal.ts";
import { loadSettings } from "../../cli/stack/load-settings.ts";
import { type Run, runEngine } from "../../cli/stack/run-engine.ts";
import { type Session, type SessionOptions, withSession } from "../../cli/stack/session.ts";
import { copyStackFile } from "../../cli/stack/stack-file-copy.ts";

const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** A configuration folder of its own, with a copy of the reference files, and the rehearsal that grows beside them. */
export interface RehearsalFolder {
  readonly dir: string;
  /** Changes one value of a stack file; `undefined` removes the key. The path starts below `slipway:stack`. */
  edit(stack: string, path: readonly (string | number)[], value: unknown): void;
  remove(): void;
}

/** Makes the folder below the system's temporary one, with the files of that one: the reference product's, or an example's. */
export function rehearsalFolder(from: string = projectDir): RehearsalFolder {
  const dir = mkdtempSync(join(tmpdir(), "slipway-stack-"));
  const files = readdirSync(from).filter((name) => /^(Pulumi\..+|expectations|exemptions)\.yaml$/.test(name));
  for (const name of files) cpSync(join(from, name), join(dir, name));
  return folderAt(dir);
}

/** The folder of that path, to be edited and removed. */
export function folderAt(dir: string): RehearsalFolder {
  return {
    dir,
    edit: (stack, path, value) => {
      const file = join(dir, `Pulumi.${stack}.yaml`);
      const document = parseDocument(readFileSync(file, "utf8"));
      const where = ["config", "slipway:stack", ...path];
      if (value === undefined) document.deleteIn(where);
      else document.setIn(where, document.createNode(value));
      writeFileSync(file, document.toString());
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** A terminal that keeps what was said. */
export function recordingTerminal(): Terminal & { readonly lines: string[]; readonly notes: string[] } {
  const lines: string[] = [];
  const notes: string[] = [];
  return {
    lines,
    notes,
    say: (line = "") => void lines.push(line),
    progress: () => undefined,
    note: (line) => void notes.push(line),
    json: () => undefined,
    style: (_format, text) => text,
  };
}

/** One stack held open over several runs. */
export interface OpenStack {
  readonly session: Session;
  readonly said: readonly string[];
  /** Everything that `slipway up` does. */
  up(): Promise<UpResult>;
  /** The bare update with the policies, where preview, audit and report are not the point. */
  apply(): Promise<Run>;
  /** A bare preview with the policies, for tables of many. */
  preview(): Promise<Run>;
  /** Takes over what was edited in the folder since. */
  reread(): void;
}

/** Opens the stack as the command does, without checkpoints. */
export async function withStack<T>(
  folder: Pick<RehearsalFolder, "dir">,
  stack: string,
  use: (open: OpenStack) => Promise<T>,
  more: Partial<Pick<SessionOptions, "faults" | "skipCheckpoints">> = {},
): Promise<T> {
  const terminal = recordingTerminal();
  const settings = loadSettings(folder.dir, stack, "rehearsal");
  const options = {
    configDir: folder.dir,
    stack,
    on: "rehearsal",
    settings,
    terminal,
    out: undefined,
  } as const;
  return withSession({ ...options, skipCheckpoints: true, ...more }, (session) =>
    use({
      session,
      said: terminal.lines,
      up: () => upSession(session),
      apply: () => runEngine(session.opened.stack, "up"),
      preview: () => runEngine(session.opened.stack, "preview"),
      reread: () =>
        copyStackFile({ configDir: folder.dir, workDir: session.opened.workDir, stack, rehearsal: true }),
    }),
  );
}

/** How many resources of each type a run touched with that operation, sorted by type. */
export function countByType(run: Run, op: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const step of run.log.steps) if (step.op === op) counts[step.type] = (counts[step.type] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
