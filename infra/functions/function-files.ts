import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./", import.meta.url));

/** Relative imports, static and dynamic, name TypeScript files; Lambda gets modules of JavaScript. */
const RELATIVE_IMPORT = /(\b(?:from|import)\s*\(?\s*["']\.\/[^"']+)\.ts(["'])/g;

/**
 * The modules of one function as JavaScript, by file name: each TypeScript file of its folder without its types, line by line
 * where it was. Together they are the function's whole archive.
 *
 * No bundler puts them into one file, because there is nothing for it to gather: a function imports its own folder, Node, and
 * clients of the AWS SDK, which Lambda's Node runtimes bring from version 18 on (AWS re:Post, "lambda-layer-aws-sdk-latest-
 * version", read 2026-11-27); a guard holds them to that. So the text in the cloud is the text that was reviewed, a stack trace
 * names its lines, the same sources always give the same archive, and the program loads no bundler at each run. A function that
 * needs another package brings a bundler with it.
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

/** Node's own stripping, which runs this very program too. It says once that it is experimental: nobody needs to read that. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source, { mode: "strip" });
  } finally {
    process.emitWarning = emitWarning;
  }
}
