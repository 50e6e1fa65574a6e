import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { check } from "../../../cli/commands/check.ts";
import type { Terminal } from "../../../cli/lib/terminal.ts";
import { edited, referenceText } from "../../infra/config/edited-stacks.ts";
import { temporaryFolder } from "../../rehearsal/schema/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

function checked(files: Readonly<Record<string, string>>): { exitCode: number; notes: readonly string[] } {
  const dir = temporaryFolder();
  cpSync(join(ROOT, "Pulumi.staging.yaml"), join(dir, "Pulumi.staging.yaml"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const notes: string[] = [];
  const terminal: Terminal = {
    say: () => undefined,
    progress: () => undefined,
    note: (line) => notes.push(line),
    json: () => undefined,
    style: (_, text) => text,
  };
  return { exitCode: check({ configDir: dir, terminal, stack: "staging" }), notes };
}

describe("check", () => {
  it("passes a folder without policy files", () => {
    expect(checked({})).toEqual({ exitCode: 0, notes: [] });
  });

  it("only remarks a demand of a service that no stack has, and none while a stack file is wrong", () => {
    const row = "rows:\n  - id: EDGE-91\n    area: edge\n    requirement: one\n    expect:\n";
    const demands = `${row}      - { rule: secret-variable, service: apii, variable: KEY }\n`;
    expect(checked({ "expectations.yaml": demands })).toEqual({
      exitCode: 0,
      notes: [
        'remark: expectations.yaml:6 rows[0].expect[0].service: a service of a stack that it holds for; got "apii". Write "api".',
      ],
    });
    const board = `${row}      - { rule: dashboard, dashboard: system-health, metrics: [CPUUtilization] }\n`;
    expect(checked({ "expectations.yaml": board }).notes).toEqual([]);
    const wrong = edited(referenceText("staging"), [["plan: free", "plan: gold"]]);
    const { notes } = checked({ "expectations.yaml": demands, "Pulumi.staging.yaml": wrong });
    expect(notes.filter((line) => line.startsWith("remark"))).toEqual([]);
  });

  it("refuses malformed policy files before any engine, all problems of both, by line", () => {
    const { exitCode, notes } = checked({
      "exemptions.yaml": "exemptions:\n  EX-01: {}\n",
      "expectations.yaml": "rows:\n  - id: EDGE-04\n    area: [\n",
    });
    expect(exitCode).toBe(2);
    expect(notes).toEqual([
      'exemptions.yaml:1 exemptions: a list; got a mapping. Start each with "- id".',
      expect.stringMatching(
        /^expectations\.yaml:\d YAML: text that YAML can read; got .+\. Correct line \d .+\.$/,
      ),
      "2 problems; nothing was touched.",
    ]);
  });

  it("refuses a folder to build from that does not exist, and only remarks a variable that is not set", () => {
    const text = edited(referenceText("staging"), [
      [
        /^ +# The digest is an example.*\n +image: .*\/api@sha256:.*$/m,
        "        build: { context: app, secrets: { npm: SLIPWAY_TEST_UNSET } }",
      ],
      [
        /^ {4}registry:\n {6}ownership: reader\n.*$/m,
        "    registry: { ownership: owner, readerAccountIds: [] }",
      ],
      [/111122223333/g, "444455556666"],
    ]);
    const { exitCode, notes } = checked({ "Pulumi.staging.yaml": text });
    expect(exitCode).toBe(2);
    expect(notes).toEqual([
      expect.stringMatching(
        /^Pulumi\.staging\.yaml:\d+ services\.api\.build\.context: a folder that exists; got /,
      ),
      expect.stringMatching(
        /^remark: Pulumi\.staging\.yaml:\d+ services\.api\.build\.secrets\.npm: the variable SLIPWAY_TEST_UNSET /,
      ),
      "1 problem; nothing was touched.",
    ]);
  });
});
