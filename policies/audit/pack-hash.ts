import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The pack's own folder. */
const PACK = fileURLToPath(new URL("..", import.meta.url));

/** SHA-256 over the pack's files (path and content), hexadecimal: which rules and which checklist a report was made with. */
export function packHash(): string {
  const hash = createHash("sha256");
  for (const file of filesIn(PACK)) {
    hash
      .update(`${relative(PACK, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|js|json|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
