import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { stackFileName } from "../../infra/config/stack-folder.ts";
import type { Problem } from "../../infra/lib/errors.ts";

/** What is wrong with a real stack whose state would keep its secrets by a passphrase that somebody has to remember, or by nothing. */
export function secretsProviderProblem(configDir: string, stack: string): Problem | undefined {
  const source = stackFileName(stack);
  const provider = providerIn(join(configDir, source));
  if (typeof provider === "string" && /^(awskms|gcpkms|azurekeyvault|hashivault):\/\//.test(provider))
    return undefined;
  return {
    source,
    where: "secretsprovider",
    expected: "the name of a key of a cloud",
    found: typeof provider === "string" ? `"${provider}"` : "none",
    next: `Make the key with bootstrap/, then: pulumi stack init ${stack} --secrets-provider "awskms://alias/<alias>?region=<region>"`,
  };
}

function providerIn(file: string): unknown {
  try {
    return parseDocument(readFileSync(file, "utf8")).get("secretsprovider");
  } catch {
    return undefined; // told as a file that cannot be read
  }
}
