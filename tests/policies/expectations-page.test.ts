import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { GENERIC_ROWS } from "../../policies/checklist.ts";
import { EXPECTATION_RULES } from "../../policies/expectation-words.ts";
import { readExpectations } from "../../policies/expectations.ts";
import { expectationsPage } from "../../policies/expectations-page.ts";

const page = expectationsPage(GENERIC_ROWS);

describe("expectationsPage", () => {
  it("has every rule with every word, and says what may be left out", () => {
    for (const [rule, { words }] of Object.entries(EXPECTATION_RULES)) {
      const section = page.split(`### ${rule}\n`)[1]?.split("\n### ")[0] ?? "";
      for (const word of Object.keys(words)) expect(section).toContain(`| ${word} | `);
    }
    expect(page).toContain("| requestsPerMinute | number | requests a minute and address |");
    expect(page).toContain("| path | text, optional | a path; left out: every path of the service |");
  });

  it("lists the rows that a product chooses, and no row that holds for every product", () => {
    expect(page).toContain("| BAK-03 | backup | ");
    expect(page).not.toContain("| SEC-01 | ");
  });

  it("gives an example that can be written as it stands", () => {
    const example = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? "";
    const { choose, rows } = readExpectations(parse(example), "f");
    expect([choose, rows.map(({ id }) => id)]).toEqual([["BAK-03"], ["EDGE-11", "ALR-05"]]);
    expect(rows[1]?.expect).toMatchObject([{ rule: "alert", lines: [{ metric: "alerts-courier-faults" }] }]);
  });

  it("says when an alert needs its lines, and what its metrics are called", () => {
    expect(page).toMatch(/\| metrics \| list of texts \| .*`alerts-<alert>`.*`logs-<measure>`/);
    expect(page).toMatch(
      /\| lines \| list, for metrics of log lines \| needed for each metric that is made of log lines/,
    );
  });
});
