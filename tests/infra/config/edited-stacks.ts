import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkFolder } from "../../../infra/config/check.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";

/** The project's folder, which holds the reference stacks. */
export const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));

/** Text to find in a stack file, which must be there, and what takes its place. */
export type Edit = readonly [from: string | RegExp, to: string];

/** The text of a reference stack. */
export function referenceText(stack: "staging" | "production"): string {
  return readFileSync(join(PROJECT, `Pulumi.${stack}.yaml`), "utf8");
}

/** The text with the edits made; throws for an edit that changes nothing. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    if (after === before) throw new Error(`The edit of ${String(from)} changes nothing.`);
    return after;
  }, text);
}

/** Messages of `checkFolder` on a folder with the reference stacks, of which production is edited. */
export function messagesFor(edits: readonly Edit[], stack = "production"): readonly string[] {
  const dir = mkdtempSync(join(tmpdir(), "slipway-config-"));
  try {
    copyFileSync(join(PROJECT, "Pulumi.staging.yaml"), join(dir, "Pulumi.staging.yaml"));
    writeFileSync(join(dir, "Pulumi.production.yaml"), edited(referenceText("production"), edits));
    return checkFolder(dir, stack).problems.map(formatProblem);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** One row of the table of broken configurations. */
export interface Broken {
  /** What somebody did to the reference file of production. */
  readonly mistake: string;
  readonly edits: readonly Edit[];
  /** The whole messages, without the line's number. */
  readonly messages: readonly string[];
}
