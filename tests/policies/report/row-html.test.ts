import { describe, expect, it } from "@jest/globals";
import { rowHtml } from "../../../policies/report/row-html.ts";
import { RESULT, row } from "./example-report.ts";

const sourced = (readOn: string) =>
  rowHtml(
    row("ENC-03", {
      rules: [{ ...RESULT, rule: { ...RESULT.rule, source: { url: "https://a.example/?a=1&b=2", readOn } } }],
    }),
  );

describe("rowHtml", () => {
  it("opens from its requirement to its rules and their evidence", () => {
    const html = rowHtml(row("ENC-03", { reason: "Queues are left." }));
    expect(html).toMatch(/^<details class="row r-met" id="ENC-03"><summary>.*<\/summary><div class="body">/);
    expect(html).toContain("<p>Queues are left.</p>");
    expect(html).toContain(`<code>${RESULT.rule.name}</code>, high, mandatory`);
    expect(html).toContain(">data-key</span>");
  });

  it("says when the source was read, where somebody read it", () => {
    expect(sourced("2026-11-27")).toContain(
      '<a href="https://a.example/?a=1&amp;b=2">source</a> (read 2026-11-27)</p>',
    );
  });

  it("leaves the words out where nobody did", () => {
    expect(sourced("not yet")).toContain(">source</a></p>");
  });

  it("says what to do of a violated rule only", () => {
    expect(rowHtml(row("ENC-03"))).not.toContain("What to do");
    expect(rowHtml(row("ENC-03", { rules: [{ ...RESULT, state: "violated" }] }))).toContain("What to do");
  });
});
