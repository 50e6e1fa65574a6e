import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { secretsProviderProblem } from "../../../cli/stack/secrets-provider.ts";
import { formatProblem } from "../../../infra/lib/errors.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "Pulumi.production.yaml"), text);
  return folder;
}

describe("secretsProviderProblem", () => {
  it.each([
    "awskms://alias/x?region=eu-central-1",
    "gcpkms://projects/x",
    "azurekeyvault://x",
    "hashivault://x",
  ])("takes %s", (provider) => {
    const folder = folderWith(`secretsprovider: ${provider}\nconfig: {}\n`);
    expect(secretsProviderProblem(folder, "production")).toBeUndefined();
  });

  it.each([
    ["none", "config: {}\n", "none"],
    ["a passphrase", "secretsprovider: passphrase\n", '"passphrase"'],
    ["the service's own", "secretsprovider: default\n", '"default"'],
    ["an empty one", 'secretsprovider: ""\n', '""'],
    ["one that only names a key inside", "secretsprovider: x-awskms://alias\n", '"x-awskms://alias"'],
  ])("refuses %s", (_what, text, found) => {
    const problem = secretsProviderProblem(folderWith(text), "production");
    expect(problem === undefined ? "" : formatProblem(problem)).toBe(
      `Pulumi.production.yaml secretsprovider: the name of a key of a cloud; got ${found}. Make the key with bootstrap/, then: pulumi stack init production --secrets-provider "awskms://alias/<alias>?region=<region>".`,
    );
  });
});
