import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { commandLine } from "../../../cli/lib/command-line.ts";
import { PROJECT } from "../../../cli/lib/default-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-command-"));
afterAll(() => rmSync(folder, { recursive: true }));
const about = (configDir: string) => ({ stack: "staging", configDir, on: "rehearsal" }) as const;

describe("commandLine", () => {
  it("is npx's own where npx finds the project's slipway: there and below", () => {
    expect(commandLine("up", about(PROJECT), "", PROJECT)).toBe("npx slipway up --stack staging");
    expect(commandLine("up", about(PROJECT), "", join(PROJECT, "infra"))).toBe(
      "npx slipway up --stack staging",
    );
  });

  it("asks no public registry for the name elsewhere, not even beside the project", () => {
    const slipway = `node ${join(PROJECT, "bin", "slipway.js")}`;
    expect(commandLine("secrets set TOKEN", about("/srv/kopi"), "< file", `${PROJECT}-other`)).toBe(
      `${slipway} secrets set TOKEN --stack staging --config /srv/kopi < file`,
    );
    expect(commandLine("up", about(PROJECT), "", folder)).toBe(`${slipway} up --stack staging`);
  });

  it("leaves out the folder where somebody stands, and names the project's there", () => {
    writeFileSync(join(folder, "Pulumi.staging.yaml"), "");
    const slipway = `node ${join(PROJECT, "bin", "slipway.js")}`;
    expect(commandLine("up", about(folder), "", folder)).toBe(`${slipway} up --stack staging`);
    expect(commandLine("up", about(PROJECT), "", folder)).toBe(
      `${slipway} up --stack staging --config ${PROJECT}`,
    );
  });
});
