import { describe, expect, it } from "@jest/globals";
import { limitsHtml } from "../../../policies/report/limits-html.ts";
import type { ReportLimit } from "../../../policies/report/model.ts";

const LIMIT: ReportLimit = {
  name: "login",
  route: 'http.host eq "api.shop.example"',
  requests: 10,
  windowSeconds: 60,
  layer: "Cloudflare",
  counted: "address and data centre",
  hits: "Cloudflare's dashboard",
  burst: "offered by neither layer",
};

describe("limitsHtml", () => {
  it("is a table with a row for each limit, which says that no layer offers a burst", () => {
    const cell = (label: string, inside: string) => `<td data-label="${label}">${inside}</td>`;
    const row = (requests: number) =>
      `<tr><td>login</td>${cell("requests", "<code>http.host eq &quot;api.shop.example&quot;</code>")}` +
      `${cell("limit", `${requests} in 60 s`)}${cell("counted by", "address and data centre")}` +
      `${cell("held by", "Cloudflare")}${cell("hits are seen in", "Cloudflare&#39;s dashboard")}${cell("burst", "offered by neither layer")}</tr>`;
    expect(limitsHtml([LIMIT, { ...LIMIT, requests: 20 }])).toBe(
      '<section class="extra"><h2>Limits of requests</h2><table><thead><tr>' +
        "<th>name</th><th>requests</th><th>limit</th><th>counted by</th><th>held by</th><th>hits are seen in</th><th>burst</th>" +
        `</tr></thead><tbody>${row(10)}${row(20)}</tbody></table></section>`,
    );
  });

  it("shows as text whatever a rule is called or looks for", () => {
    const odd = "<script>alert(1)</script>";
    const html = limitsHtml([{ ...LIMIT, name: odd, route: odd }]);
    expect(html).not.toContain("<script>");
    expect(html.match(/&lt;script&gt;/g)).toHaveLength(2);
  });

  it("is nothing without limits", () => {
    expect(limitsHtml([])).toBe("");
  });
});
