import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "@jest/globals";
import { openGround } from "../../../cli/stack/ground.ts";
import { exempts, lettingGo } from "../../../cli/stack/letting-go.ts";

const SECRET = "aws:secretsmanager/secret:Secret";

const dir = mkdtempSync(join(tmpdir(), "slipway-exempt-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const entry = (id: string, stack: string, control: string, start: string, end: string): string =>
  [
    `  - id: ${id}`,
    `    stack: ${stack}`,
    `    control: ${control}`,
    "    owner: a@b.example",
    "    approver: c@d.example",
    "    reason: It may go.",
    `    start: "${start}"`,
    `    end: "${end}"`,
    `    resource: { type: "${SECRET}", name: secrets-${id} }`,
    "",
  ].join("\n");

const now = new Date("2026-11-27T23:59:00Z");
const of = (stack: string) => lettingGo({ ground: openGround(dir), stack }, now);
const secret = (name: string, type = SECRET) => ({ type, urn: `urn:pulumi:production::slipway::x::${name}` });

describe("lettingGo", () => {
  it("finds those of the stack, of protection, that hold today, the last day included", () => {
    writeFileSync(
      join(dir, "exemptions.yaml"),
      [
        "exemptions:\n",
        entry("NOW", "production", "DAT-03", "2026-11-20", "2026-11-27"),
        entry("PAST", "production", "DAT-03", "2026-11-20", "2026-11-26"),
        entry("EARLY", "production", "DAT-03", "2026-11-28", "2026-11-29"),
        entry("OTHER", "production", "ENC-01", "2026-11-20", "2026-11-29"),
        entry("THERE", "staging", "DAT-03", "2026-11-20", "2026-11-29"),
      ].join(""),
    );
    expect(of("production").map(({ id }) => id)).toEqual(["NOW"]);
    expect(of("test")).toEqual([]);
  });
});

describe("exempts", () => {
  it("lets exactly the named resource go", () => {
    const [one] = of("production");
    if (one === undefined) throw new Error("one exemption was written above");
    expect(exempts(one, secret("secrets-NOW"))).toBe(true);
    expect(exempts(one, secret("secrets-NOW-version"))).toBe(false);
    expect(exempts(one, secret("secrets-NOW", "aws:ssm/parameter:Parameter"))).toBe(false);
    expect(exempts({ ...one, control: "ENC-01" }, secret("secrets-NOW"))).toBe(false);
  });
});
