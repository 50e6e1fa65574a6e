// Writes every generated document; with --check it only tells whether they are fresh.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandDocuments } from "../cli/documents.ts";
import { configDocuments } from "../infra/config/documents.ts";
import { policyDocuments } from "../policies/documents.ts";
import { rehearsalDocuments } from "../rehearsal/documents.ts";
import { costReadmes } from "./cost-readmes.ts";
import { overridePropertiesDocument } from "./override-properties.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const onlyCheck = process.argv.includes("--check");
const documents = {
  ...configDocuments(),
  ...policyDocuments(root),
  ...rehearsalDocuments(),
  ...commandDocuments(),
  ...overridePropertiesDocument(),
  ...(await costReadmes(root)),
};

for (const [path, text] of Object.entries(documents)) {
  const file = join(root, path);
  if (textOf(file) === text) continue;
  if (onlyCheck) {
    console.error(
      `${path}: the text that its source generates; got another. Run npm run docs and commit the result.`,
    );
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // not generated yet
  }
}
