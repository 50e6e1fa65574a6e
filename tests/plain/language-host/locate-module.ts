import { createRequire } from "node:module";
import { join } from "node:path";

/** Where a file in that folder would find the module: the program's own SDK runs it, as in an official installation. */
export function locateModule(specifier: string, folder: string): string {
  return createRequire(join(folder, "index.js")).resolve(specifier);
}
