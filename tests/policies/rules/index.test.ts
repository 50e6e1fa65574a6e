import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { GENERIC_ROWS } from "../../../policies/checklist.ts";
import { loadExpectations } from "../../../policies/expectations.ts";
import { rulesFor } from "../../../policies/rule-set.ts";
import { RULES } from "../../../policies/rules/index.ts";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(project, "policies/rules");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith("index.ts"))
  .sort();
const all = rulesFor(loadExpectations(project));

describe("the rules", () => {
  it("are all in the pack: one file, one rule, one name", () => {
    const named = files
      .filter((file) => !file.startsWith("expected/"))
      .map((file) => file.replace(/^.*\/|\.ts$/g, ""));
    expect(RULES.map((rule) => rule.name).sort()).toEqual(named.sort());
  });

  it.each(files)("%s has its own table of cases", (file) => {
    expect(
      existsSync(join(project, "tests", relative(project, folder), file.replace(/\.ts$/, ".test.ts"))),
    ).toBe(true);
  });

  it.each(all.map((rule) => [rule.name, rule] as const))(
    "%s names a row of the checklist and fills every field",
    (_, rule) => {
      const own = loadExpectations(project).rows.map((row) => row.id);
      expect([...GENERIC_ROWS.map((row) => row.id), ...own]).toContain(rule.control);
      expect(rule.name).toMatch(/^[a-z0-9-]+$/);
      for (const text of [rule.statement, rule.rationale, rule.remediation])
        expect(text).toMatch(/^[A-Z].*\S\.$/s);
      expect(rule.source.url).toMatch(/^https:\/\//);
      expect(rule.source.readOn).toMatch(/^(\d{4}-\d\d-\d\d|not yet)$/);
    },
  );

  it("have names that are never given twice", () => {
    expect(new Set(all.map((rule) => rule.name)).size).toBe(all.length);
  });
});
