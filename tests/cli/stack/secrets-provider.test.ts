import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { UserError } from "../../../cli/lib/user-error.ts";
import { requireSecretsProvider } from "../../../cli/stack/secrets-provider.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "Pulumi.production.yaml"), text);
  return folder;
}

describe("requireSecretsProvider", () => {
  it.each([
    "awskms://alias/x?region=eu-central-1",
    "gcpkms://projects/x",
    "azurekeyvault://x",
    "hashivault://x",
  ])("takes %s", (provider) => {
    const folder = folderWith(`secretsprovider: ${provider}\nconfig: {}\n`);
    expect(() => requireSecretsProvider(folder, "production")).not.toThrow();
  });

  it.each([
    ["none", "config: {}\n", "none"],
    ["a passphrase", "secretsprovider: passphrase\n", '"passphrase"'],
    ["the service's own", "secretsprovider: default\n", '"default"'],
    ["an empty one", 'secretsprovider: ""\n', '""'],
    ["one that only names a key inside", "secretsprovider: x-awskms://alias\n", '"x-awskms://alias"'],
  ])("refuses %s as wrong use", (_what, text, found) => {
    const refused = () => requireSecretsProvider(folderWith(text), "production");
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(
      `Pulumi.production.yaml: secretsprovider must name a key of a cloud; got ${found}.`,
    );
    expect(refused).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});
