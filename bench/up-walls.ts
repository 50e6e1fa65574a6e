import { execFile } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { PROJECT } from "./run-node.ts";
import { type Row, seconds } from "./table.ts";

/** `slipway up` in a folder without a rehearsal and again with nothing changed: walls of the whole command, once each. */
export async function measureUps(folder: string): Promise<readonly Row[]> {
  const files = readdirSync(PROJECT).filter((name) =>
    /^(Pulumi\..+|expectations|exemptions)\.yaml$/.test(name),
  );
  for (const name of files) cpSync(join(PROJECT, name), join(folder, name));
  const rows: Row[] = [];
  for (const stack of ["staging", "production"]) {
    for (const round of ["first", "again, nothing changed"]) {
      const start = performance.now();
      const { changes } = await up(stack, folder);
      const wall = (performance.now() - start) / 1000;
      rows.push(seconds(`slipway up --stack ${stack}, ${round}: ${changes} changes`, wall));
    }
  }
  return rows;
}

async function up(stack: string, folder: string): Promise<{ readonly changes: number }> {
  const args = ["bin/slipway.js", "up", "--stack", stack, "--config", folder, "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: PROJECT,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { changes } = JSON.parse(stdout) as { changes: readonly unknown[] }; // printed by cli/commands/up.ts
  return { changes: changes.length };
}
