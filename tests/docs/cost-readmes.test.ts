import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { costReadmes, withSection } from "../../docs/cost-readmes.ts";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** A project with one example: a stack, one in a folder below, the owners' figures and their own words. */
function project(budget: string): string {
  const root = mkdtempSync(join(tmpdir(), "slipway-cost-"));
  const example = join(root, "examples", "shop");
  mkdirSync(join(example, "small"), { recursive: true });
  cpSync(join(PROJECT, "Pulumi.staging.yaml"), join(example, "Pulumi.staging.yaml"));
  cpSync(join(PROJECT, "Pulumi.staging.yaml"), join(example, "small", "Pulumi.staging.yaml"));
  writeFileSync(join(example, "README.md"), "# Shop\n\nWhat it is.\n");
  writeFileSync(join(example, "budget.yaml"), budget);
  return root;
}

const BUDGET = `
source: a letter
stacks:
  - stack: staging
    usd: 100
    covers: everything
    parts:
      - { name: the plan, usd: 20, lines: [Cloudflare plan] }
      - { name: a tool, usd: 49 }
      - { name: queues, usd: 1, lines: [SQS] }
      - { name: copies, usd: 2, lines: ["AWS Backup, RDS"] }
  - { stack: production, usd: 200, covers: later }
`;

describe("costReadmes", () => {
  it("writes each stack's lines with prices and sources beside the owners' figures, and keeps what people wrote", async () => {
    const root = project(BUDGET);
    const written = (await costReadmes(root))["examples/shop/README.md"] ?? "";
    const page = written.replaceAll(/ +/g, " "); // columns are padded
    expect(page).toMatch(/^# Shop\n\nWhat it is\.\n\n<!-- cost/);
    expect(page).toMatch(/^### staging: \d+\.\d\d USD a month$/m);
    expect(page).toMatch(/^### small\/staging: \d+\.\d\d USD a month$/m);
    expect(page).toMatch(
      /^\| ≈ \d+\.\d\d \| Fargate ARM, vCPU \| ap-southeast-3 \| .* \| 0\.03238 \| \[\d+\] \|$/m,
    );
    expect(page).toMatch(
      /^\d+\. https:\/\/www\.vantage\.sh\/\S+; as of: undated copy; read 2026-11-20; third party$/m,
    );
    expect(page).toMatch(/^- AWS Backup, RDS snapshot, ap-southeast-3: no price found \(1\)$/m);
    expect(page).toMatch(/^\| staging: everything \| 100\.00 \| \d+\.\d\d \|$/m);
    expect(page).toContain("| staging, of it the plan | 20.00 | 0.00 |");
    expect(page).toContain("| staging, of it a tool | 49.00 | no resource of the stack |");
    expect(page).toContain("| staging, of it queues | 1.00 | not in the stack |");
    expect(page).toMatch(/^\| staging, of it copies \| 2\.00 \| no price found \|$/m);
    expect(page).toContain("| production: later | 200.00 | no such stack file yet |");
    writeFileSync(join(root, "examples", "shop", "README.md"), written);
    expect((await costReadmes(root))["examples/shop/README.md"]).toBe(written);
  });

  it("sums what the lines of the page show, to a cent a line", async () => {
    const page = (await costReadmes(project(BUDGET)))["examples/shop/README.md"] ?? "";
    const part = /### staging: ([\s\S]*?)\n### /.exec(page)?.[1] ?? "";
    const shown = [...part.matchAll(/^\| *(?:≈ )?([\d.]+) \| .*\|$/gm)].map(([, usd]) => Number(usd));
    const sum = shown.reduce((all, usd) => all + usd, 0);
    expect(Math.abs(sum - Number.parseFloat(part))).toBeLessThan(0.005 * shown.length);
  });

  it("refuses owners' figures of another form, each with its place", async () => {
    const root = project("source: a letter\nstacks: [{ stack: staging, usd: much, cover: x }]\n");
    await expect(costReadmes(root)).rejects.toThrow(/budget\.yaml: stacks\.0\.usd: .*; got another/);
  });

  it("has nothing to write for a project without examples", async () => {
    expect(await costReadmes(mkdtempSync(join(tmpdir(), "slipway-cost-")))).toEqual({});
  });
});

describe("withSection", () => {
  it("replaces what stands between the marks and nothing else", () => {
    const once = withSection("# A\n\ntext\n", "old");
    const more = `${once}\nmore by hand\n`;
    expect(withSection(more, "new")).toBe(more.replace("old", "new"));
  });
});
