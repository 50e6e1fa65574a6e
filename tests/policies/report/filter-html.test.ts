import { describe, expect, it } from "@jest/globals";
import { areasOf, filterHtml, filterStyle } from "../../../policies/report/filter-html.ts";
import { ROW_STATES } from "../../../policies/report/model.ts";
import { row } from "./example-report.ts";

const ROWS = [
  row("ENC-01"),
  row("ENC-02", { state: "violated" }),
  row("NET-01", { area: "network" }),
  row("APP-01", { area: "<b>app</b>", state: "not applicable" }),
];

describe("areasOf", () => {
  it("keeps the order of the rows", () => {
    expect(areasOf(ROWS)).toEqual(["encryption", "network", "<b>app</b>"]);
  });
});

describe("filterHtml", () => {
  const html = filterHtml(ROWS);
  const buttons = [...html.matchAll(/name="(\w+)" id="([\w-]+)"( checked)?>.*?<b>(\d+)<\/b>/g)].map(
    ([, name, id, checked, count]) => [name, id, checked !== undefined, count].join(" "),
  );

  it("has a button for every state and every area with its count, and all rows chosen", () => {
    expect(buttons).toEqual([
      "state state-all true 4",
      "state state-violated false 1",
      "state state-undecided false 0",
      "state state-exempt false 0",
      "state state-not-yet-covered false 0",
      "state state-met false 2",
      "state state-not-applicable false 1",
      "area area-all true 4",
      "area area-0 false 2",
      "area area-1 false 1",
      "area area-2 false 1",
    ]);
  });

  it("names both groups for people who hear them, and shows an area's name as text", () => {
    expect(html.match(/<legend>\w+<\/legend>/g)).toEqual(["<legend>state</legend>", "<legend>area</legend>"]);
    expect(html).toContain("&lt;b&gt;app&lt;/b&gt;");
  });
});

describe("filterStyle", () => {
  const style = filterStyle(ROWS);

  /** Whether the line that no row is left shows for a pair of buttons. */
  function saysNone(state: string, area: string): boolean {
    return style.includes(`main:has(#state-${state}:checked):has(#area-${area}:checked) .no-row`);
  }

  it("hides the rows of other states, and areas without one of the state", () => {
    expect(style).toContain(
      "main:has(#state-met:checked) :is(.row:not(.r-met),.area:not(:has(.r-met))){display:none}",
    );
  });

  it("hides other areas beside that, so that both choices hold together", () => {
    expect(style).toContain("main:has(#area-1:checked) .area:not(.in-1){display:none}");
  });

  it("says so where the two choices leave no row, and nowhere else", () => {
    const areas = areasOf(ROWS);
    for (const state of ROW_STATES) {
      const id = state.replaceAll(" ", "-");
      const mine = ROWS.filter((one) => one.state === state);
      expect([state, saysNone(id, "all")]).toEqual([state, mine.length === 0]);
      for (const [place, area] of areas.entries()) {
        const none = !mine.some((one) => one.area === area);
        expect([state, area, saysNone(id, String(place))]).toEqual([state, area, none]);
      }
    }
    expect(saysNone("all", "0")).toBe(false);
  });

  it("leaves paper whole", () => {
    expect(style).toMatch(/^@media screen\{.*\}$/s);
  });
});
