import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { rehearsalLines } from "../../../cli/init/rehearsal-lines.ts";
import { referenceText } from "../../infra/config/edited-stacks.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const PRODUCTION = referenceText("production");
const STAGING = referenceText("staging");
const accountOf = (text: string): string => /accountId: "(\d{12})"/.exec(text)?.[1] ?? "none";

function lines(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = temporaryFolder();
  for (const [stack, text] of Object.entries(files))
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), text);
  return rehearsalLines(folder).map((line) => line.replace(folder, "FOLDER"));
}

describe("rehearsalLines", () => {
  it("has a command for each stack, staging first where each has an account of its own", () => {
    expect(lines({ production: PRODUCTION, staging: STAGING })).toEqual([
      "A rehearsal takes it as it stands:",
      "  npx slipway up --stack staging --config FOLDER",
      "  npx slipway up --stack production --config FOLDER",
    ]);
  });

  it("has one line for one stack", () => {
    expect(lines({ staging: STAGING })).toEqual([
      "A rehearsal takes it as it stands: npx slipway up --stack staging --config FOLDER",
    ]);
  });

  it("says why production comes first in an account that both share", () => {
    const shared = STAGING.replaceAll(accountOf(STAGING), accountOf(PRODUCTION));
    const all = lines({ production: PRODUCTION, staging: shared });
    expect(all[0]).toBe(
      "A rehearsal takes it as it stands, production first: it makes the repositories that staging pulls from:",
    );
    expect(all[1]).toContain("--stack production");
  });
});
