import { resolve as resolvePath } from "node:path";
import { fileURLToPath } from "node:url";
import type { Target } from "../stack/ground.ts";

const PROJECT = resolvePath(fileURLToPath(new URL("../../", import.meta.url)));

/** Characters that no shell reads as anything else. */
const PLAIN = /^[\w./:@%+,=-]+$/;

/** Which stack a command is to be about, as a person can paste it: `--stack staging`, with folder and cloud where they are not the usual ones. */
export function stackWords({
  configDir,
  on,
  stack,
}: {
  readonly stack: string;
  readonly configDir: string;
  readonly on: Target;
}): string {
  const folder = resolvePath(configDir);
  return [
    `--stack ${stack}`,
    ...(folder === PROJECT ? [] : [`--config ${PLAIN.test(folder) ? folder : quoted(folder)}`]),
    ...(on === "cloud" ? ["--on cloud"] : []),
  ].join(" ");
}

/** In single quotes a shell reads nothing but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
