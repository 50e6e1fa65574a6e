import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** Relative imports name TypeScript files; Lambda gets modules of JavaScript. */
const RELATIVE_IMPORT = /(\bfrom\s+["']\.\.?\/[^"']+)\.ts(["'])/g;

/**
 * The modules of one function as JavaScript, by file name: each TypeScript file of its folder without its types, line by line
 * where it was. Nothing is compiled or bundled, so the text in the cloud is the text that was reviewed, and the same sources
 * always give the same archive.
 */
export function functionFiles(name: string): Readonly<Record<string, string>> {
  const at = join(folder, name);
  const sources = readdirSync(at)
    .filter((file) => file.endsWith(".ts"))
    .sort();
  if (sources.length === 0)
    throw new Error(`function "${name}": a folder with TypeScript was expected; got none.`);
  return Object.fromEntries(
    sources.map((file) => [
      file.replace(/\.ts$/, ".mjs"),
      withoutTypes(readFileSync(join(at, file), "utf8")).replace(RELATIVE_IMPORT, "$1.mjs$2"),
    ]),
  );
}

/** Node says once that stripping is experimental; it is what runs this very program, so nobody needs to read that. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source, { mode: "strip" });
  } finally {
    process.emitWarning = emitWarning;
  }
}
