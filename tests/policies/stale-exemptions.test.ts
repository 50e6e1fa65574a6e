import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { formatProblem } from "../../infra/lib/errors.ts";
import { staleExemptions } from "../../policies/stale-exemptions.ts";

const dir = mkdtempSync(join(tmpdir(), "stale-exemptions-"));
afterAll(() => rmSync(dir, { recursive: true }));

const entry = (id: string, more: string, end = "2026-12-31") =>
  `  - id: ${id}\n    stack: production\n    ${more}\n    resource: { type: "aws:kms/key:Key", name: key }\n` +
  `    owner: platform\n    approver: security\n    reason: Imported.\n    start: "2026-01-01"\n    end: "${end}"\n`;

function told(...entries: readonly string[]): readonly string[] {
  writeFileSync(join(dir, "exemptions.yaml"), `exemptions:\n${entries.join("")}`);
  return staleExemptions(dir, "2026-11-27").map(formatProblem);
}

describe("staleExemptions", () => {
  it("are those whose last day is over; the last day itself counts", () => {
    expect(
      told(entry("A", "control: ENC-03", "2026-11-26"), entry("B", "control: ENC-03", "2026-11-27")),
    ).toEqual([
      "exemptions.yaml:10 exemptions[0].end: a day that is not over; got 2026-11-26. Mend what it exempts and remove it, or have it approved again.",
    ]);
  });

  it("are those of a row or a rule that nobody asks, with the name that is near", () => {
    expect(told(entry("A", "control: ENC-3"), entry("B", "rule: customer-key-rotate"))).toEqual([
      'exemptions.yaml:4 exemptions[0].control: a row of this product\'s checklist; got "ENC-3". Write "ENC-03".',
      'exemptions.yaml:13 exemptions[1].rule: a rule that judges this product; got "customer-key-rotate". Write "customer-key-rotates".',
    ]);
    expect(told(entry("A", "control: nothing-like-it"))).toEqual([
      'exemptions.yaml:4 exemptions[0].control: a row of this product\'s checklist; got "nothing-like-it". Correct it, or remove the exemption.',
    ]);
  });

  it("are none in a folder without exemptions", () => {
    rmSync(join(dir, "exemptions.yaml"));
    expect(staleExemptions(dir, "2026-11-27")).toEqual([]);
  });
});
