import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { EXIT } from "../exit-codes.ts";
import { UserError } from "../lib/user-error.ts";

/** Refuses a real stack whose state would keep its secrets by a passphrase that somebody has to remember, or by nothing. */
export function requireSecretsProvider(configDir: string, stack: string): void {
  const name = `Pulumi.${stack}.yaml`;
  const provider: unknown = parseDocument(readFileSync(join(configDir, name), "utf8")).get("secretsprovider");
  if (typeof provider === "string" && /^(awskms|gcpkms|azurekeyvault|hashivault):\/\//.test(provider)) return;
  throw new UserError(
    `${name}: secretsprovider must name a key of a cloud; got ${typeof provider === "string" ? `"${provider}"` : "none"}. ` +
      `Make the key with bootstrap/, then: pulumi stack init ${stack} --secrets-provider "awskms://alias/<alias>?region=<region>".`,
    EXIT.usage,
  );
}
