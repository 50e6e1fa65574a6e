import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readStackFile } from "../../infra/config/stack-file.ts";
import { stackFileName } from "../../infra/config/stack-folder.ts";
import type { Problem } from "../../infra/lib/errors.ts";

/** Gives each key path of a stack file its place: the file's name, and the line where it stands there. */
export function placesIn(
  configDir: string,
  stack: string,
): (where: string) => Pick<Problem, "source" | "line" | "where"> {
  const source = stackFileName(stack);
  const { lineOf } = readStackFile(readFileSync(join(configDir, source), "utf8"));
  return (where) => {
    const line = lineOf(where);
    return { source, where, ...(line === undefined ? {} : { line }) };
  };
}
