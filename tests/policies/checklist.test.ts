import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { checklistFor, GENERIC_ROWS } from "../../policies/checklist.ts";
import { loadExpectations } from "../../policies/expectations.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

describe("checklistFor", () => {
  it("holds every row that concerns the reference product", () => {
    const count = (area: string) => rows.filter((row) => row.id.startsWith(`${area}-`)).length;
    const rows = checklistFor(loadExpectations(project));
    const areas = ["SEC", "NET", "ENC", "EDGE", "CMP", "DAT", "BAK", "OBS", "ALR", "DEL", "GOV", "APP"];
    expect(Object.fromEntries(areas.map((area) => [area, count(area)]))).toEqual({
      SEC: 7,
      NET: 7,
      ENC: 7,
      EDGE: 20, // EDGE-18 too: it has files in the cache
      CMP: 10,
      DAT: 5,
      BAK: 11,
      OBS: 8,
      ALR: 4,
      DEL: 13,
      GOV: 5,
      APP: 1,
    });
    expect(new Set(rows.map((row) => row.id)).size).toBe(98);
  });

  it("leaves rows out that a product does not choose", () => {
    const rows = checklistFor({ choose: [], rows: [] });
    expect(rows.some((row) => row.id === "DAT-02")).toBe(false);
    expect(rows.some((row) => row.id === "SEC-02")).toBe(true);
  });

  it("lets a product's own words replace the generic ones", () => {
    const own = {
      id: "CMP-09",
      area: "compute",
      requirement: "Mine",
      shownBy: "policy" as const,
      remaining: undefined,
      expect: [],
    };
    const rows = checklistFor({ choose: [], rows: [own] });
    expect(rows.filter((row) => row.id === "CMP-09").map((row) => row.requirement)).toEqual(["Mine"]);
  });
});

describe("the generic rows", () => {
  it("have one id each, in the form of an area and a number, and a known way of showing them", () => {
    expect(new Set(GENERIC_ROWS.map((row) => row.id)).size).toBe(GENERIC_ROWS.length);
    for (const row of GENERIC_ROWS) {
      expect(row.id).toMatch(/^[A-Z]+-\d\d$/);
      expect(["policy", "resource", "delivery", "runbook", "app"]).toContain(row.shownBy);
      expect(["always", "by product"]).toContain(row.chosen);
    }
  });
});
