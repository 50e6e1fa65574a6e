import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isPair, isScalar, parseDocument, visit } from "yaml";

/** What a rehearsal sees in the place of an encrypted value: it is never decrypted here. */
const STAND_IN = "rehearsal-stand-in";

/** Keys that belong to the real stack's encryption; a rehearsal has its own. */
const ENCRYPTION_KEYS = ["encryptionsalt", "encryptedkey", "secretsprovider"];

/**
 * Writes the copy of a stack file that the engine works on: Pulumi rewrites the file it is given, so it never gets the
 * original. A rehearsal's copy has no encryption keys, and stand-ins for `secure:` values.
 */
export function copyStackFile(options: {
  readonly configDir: string;
  readonly workDir: string;
  readonly stack: string;
  readonly rehearsal: boolean;
}): void {
  const name = `Pulumi.${options.stack}.yaml`;
  const text = readFileSync(join(options.configDir, name), "utf8");
  writeFileSync(join(options.workDir, name), options.rehearsal ? forRehearsal(text) : text);
}

/** The text without encryption keys and encrypted values. Everything else keeps its spelling: `"16.10"` stays text. */
export function forRehearsal(text: string): string {
  // Without a schema no plain value is taken for a number or a date, and so none is spelt anew.
  const document = parseDocument(text, { schema: "failsafe" });
  if (!isMap(document.contents)) return text;
  for (const key of ENCRYPTION_KEYS) document.delete(key);
  visit(document, {
    Map(_key, node) {
      const [only, ...others] = node.items;
      if (only === undefined || others.length > 0 || !isPair(only)) return undefined;
      return isScalar(only.key) && only.key.value === "secure" ? document.createNode(STAND_IN) : undefined;
    },
  });
  return document.toString({ lineWidth: 0 });
}
