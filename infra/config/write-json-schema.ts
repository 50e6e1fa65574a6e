// Writes the JSON Schema and the reference page of the configuration; with --check it only tells whether they are fresh.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configDocuments } from "./documents.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const onlyCheck = process.argv.includes("--check");

for (const [path, text] of Object.entries(configDocuments())) {
  const file = join(root, path);
  if (current(file) === text) continue;
  if (onlyCheck) {
    console.error(
      `${path}: the text that the schema generates; got another. Run npm run docs and commit the result.`,
    );
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // not generated yet
  }
}
