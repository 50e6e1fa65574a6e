import type { Config } from "../../../infra/config/config.ts";
import { loadConfig } from "../../../infra/config/load.ts";
import { readStackFile } from "../../../infra/config/stack-file.ts";
import { type Edit, edited, referenceText } from "./edited-stacks.ts";

/** The configuration of a reference stack, with some edits of its text. */
export function referenceConfig(stack: "staging" | "production", edits: readonly Edit[] = []): Config {
  return loadConfig(readStackFile(edited(referenceText(stack), edits)).raw, stack);
}

/** What plain Pulumi hands to the program: the value of `slipway:stack` as JSON. */
export function referenceRaw(stack: "staging" | "production", edits: readonly Edit[] = []): unknown {
  const { raw } = readStackFile(edited(referenceText(stack), edits));
  return JSON.parse(JSON.stringify(raw));
}
