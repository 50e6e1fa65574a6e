import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { EXPECTATIONS_FILE } from "../expectations.ts";

/** The pack's own folder. */
const PACK = fileURLToPath(new URL("..", import.meta.url));

/**
 * SHA-256 over the pack's files and the product's expectations (path and content), hexadecimal: by which rules, which
 * checklist and which declared values a report judges.
 */
export function packHash(configDir: string): string {
  const hash = createHash("sha256");
  const add = (name: string, file: string) =>
    hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
  for (const file of filesIn(PACK)) add(relative(PACK, file), file);
  const expectations = join(configDir, EXPECTATIONS_FILE);
  if (existsSync(expectations)) add(EXPECTATIONS_FILE, expectations);
  return hash.digest("hex");
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|js|json|yaml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
