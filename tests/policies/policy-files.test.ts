import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { formatProblem } from "../../infra/lib/errors.ts";
import { policyFileProblems } from "../../policies/policy-files.ts";

describe("policyFileProblems", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "policy-files-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  const lines = () => policyFileProblems(dir).map(formatProblem);

  it("finds none where there are no files: they are optional", () => {
    expect(lines()).toEqual([]);
  });

  it("finds none in files of comments alone", () => {
    write("exemptions.yaml", "# none yet\n");
    write("expectations.yaml", "# none yet\n");
    expect(lines()).toEqual([]);
  });

  it("tells the problems of both files at once, each with the line of its key or of what is around it", () => {
    write(
      "exemptions.yaml",
      `exemptions:
  - id: EX-01
    stack: production
    control: "ENC-03"
    resource:
      type: "aws:kms/key:Key"
      name: "*"
    owner: platform
    reason: Imported.
    start: "2026-01-01"
    end: soon
`,
    );
    write("expectations.yaml", "choose:\n  - SEC-04\n  - 7\nrow: []\n");
    expect(lines()).toEqual([
      "exemptions.yaml:2 exemptions[0].approver: a text; got nothing. Fill it in.",
      'exemptions.yaml:11 exemptions[0].end: a day such as "2026-12-31"; got another text. Write year, month and day.',
      "exemptions.yaml:5 exemptions[0].resource: an exact type and name; got a pattern. Name one resource.",
      'expectations.yaml:3 choose[1]: a row id such as "SEC-04"; got a number. Write the row\'s id.',
      "expectations.yaml:4 row: one of choose, rows; got an unknown key. Remove or rename it.",
    ]);
  });

  it("tells YAML that does not parse in one line, without a word of the file", () => {
    write("exemptions.yaml", "exemptions:\n  - { id: EX-01, reason: hush\n");
    const told = lines();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^exemptions\.yaml:\d YAML: text that YAML can read; got .+\. Correct line \d .+\.$/,
    );
    expect(told[0]).not.toContain("hush");
  });

  it("tells a folder in a file's place", () => {
    mkdirSync(join(dir, "expectations.yaml"));
    expect(lines()).toEqual([
      "expectations.yaml file: a readable text file; got EISDIR. Check its kind and its access rights.",
    ]);
  });
});
