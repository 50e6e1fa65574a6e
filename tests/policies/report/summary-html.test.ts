import { describe, expect, it } from "@jest/globals";
import { summaryHtml } from "../../../policies/report/summary-html.ts";
import { row } from "./example-report.ts";

describe("summaryHtml", () => {
  it("lists every row with its state and leads to it, showing texts as texts", () => {
    const html = summaryHtml([row("ENC-01"), row("NET-01", { requirement: "a < b", state: "violated" })]);
    expect(html.match(/<tr><td>.*?<\/tr>/g)).toEqual([
      '<tr><td><a href="#ENC-01">ENC-01</a></td><td>Requirement ENC-01</td><td><span class="state s-met">met</span></td></tr>',
      '<tr><td><a href="#NET-01">NET-01</a></td><td>a &lt; b</td><td><span class="state s-violated">violated</span></td></tr>',
    ]);
  });
});
