import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { checklistFor } from "../../policies/checklist.ts";
import { loadExpectations } from "../../policies/expectations.ts";
import { violationMessage } from "../../policies/rule.ts";
import { rulesFor, rulesIn } from "../../policies/rule-set.ts";
import { temporaryFolder } from "../rehearsal/schema/temporary-folder.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const NOTHING = { choose: [], rows: [] };

describe("rulesFor", () => {
  it.each([
    ["a product that chose nothing", NOTHING],
    ["the reference product", loadExpectations(project)],
  ])("has no rule without a row in the report of %s", (_, expectations) => {
    const rows = new Set(checklistFor(expectations).map(({ id }) => id));
    expect(rulesFor(expectations).filter(({ control }) => !rows.has(control))).toEqual([]);
  });

  it("asks a product for a row's rules from the moment on at which it chooses the row", () => {
    const names = (choose: readonly string[]) =>
      rulesFor({ choose, rows: [] }).filter(({ control }) => control === "DAT-09").length;
    expect([names([]), names(["DAT-09"])]).toEqual([0, 1]);
  });
});

describe("rulesIn", () => {
  it("adds one rule for each value that the folder's product declares", () => {
    const declared = rulesIn(project).length - rulesFor({ ...loadExpectations(project), rows: [] }).length;
    expect(declared).toBeGreaterThan(0);
  });

  it("says in a refusal in which line the product declares the demand, and nothing of the kind for generic rules", () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "expectations.yaml"),
      `rows:
  - id: "EDGE-14"
    area: edge
    requirement: Closed
    expect:
      - { rule: admin-route, path: /admin }
      - rule: admin-route
        path: /staff
`,
    );
    const rules = rulesIn(folder);
    const own = rules.filter(({ declaredAt }) => declaredAt !== undefined);
    expect(own.map(({ declaredAt }) => declaredAt)).toEqual(["expectations.yaml:6", "expectations.yaml:7"]);
    expect(own.map(({ control }) => control)).toEqual(["EDGE-14", "EDGE-14"]);
    const finding = { property: "admin.routes", expected: "a list with /admin", found: "none" };
    expect(
      own.map((rule) => violationMessage(rule, { ...finding, state: "violated", urn: undefined }))[0],
    ).toBe(
      "EDGE-14: the stack admin.routes must be a list with /admin; got none. Write /admin among admin.routes of the stack that owns the zone. The demand is this product's own: expectations.yaml:6.",
    );
  });
});

describe("rulesFor of expectations that stand in no file", () => {
  it("names the file alone", () => {
    const row = { id: "EDGE-14", area: "edge", requirement: "Closed", shownBy: "policy" } as const;
    const own = [
      { ...row, remaining: undefined, expect: [{ rule: "admin-route", path: "/admin" }] as const },
    ];
    const declared = rulesFor({ choose: [], rows: own }).flatMap(({ declaredAt }) => declaredAt ?? []);
    expect(declared).toEqual(["expectations.yaml"]);
  });
});
