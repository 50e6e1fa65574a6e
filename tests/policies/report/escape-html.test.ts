import { describe, expect, it } from "@jest/globals";
import { escapeHtml } from "../../../policies/report/escape-html.ts";

describe("escapeHtml", () => {
  it.each([
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ['" onload="x', "&quot; onload=&quot;x"],
    ["it's", "it&#39;s"],
    ["&amp;", "&amp;amp;"],
    ["plain – ä 0", "plain – ä 0"],
    ["", ""],
  ])("writes %s as %s", (text, html) => {
    expect(escapeHtml(text)).toBe(html);
  });
});
