import { describe, expect, it } from "@jest/globals";
import { evidenceHtml } from "../../../policies/report/evidence-html.ts";
import { about } from "./example-report.ts";

/** The text of each line of the table, cells apart. */
function lines(html: string): readonly string[] {
  return [...html.replace(/<thead>.*?<\/thead>/, "").matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(
    ([, cells = ""]) =>
      cells
        .replaceAll("</td>", "|")
        .replaceAll('<span class="type">', " ")
        .replaceAll(/<[^>]+>/g, ""),
  );
}

const KEY = "aws:kms/key:Key";
const many = Array.from({ length: 120 }, (_, place) => about(`key-${place}`));

describe("evidenceHtml", () => {
  it("shows resource, property, expected, found and state", () => {
    const html = evidenceHtml([about("data-key")]);
    expect(lines(html)).toEqual([`data-key ${KEY}|enableKeyRotation|true|true|met|`]);
    expect(html).toContain(
      '<span title="urn:pulumi:shop::slipway::aws:kms/key:Key::data-key">data-key</span>',
    );
  });

  it("puts up to three resources of which the same is true into one cell", () => {
    expect(lines(evidenceHtml([about("a"), about("b"), about("c")]))).toEqual([
      `a, b, c ${KEY}|enableKeyRotation|true|true|met|`,
    ]);
  });

  it("counts more than that, and lists each of them below", () => {
    const [line, below, ...none] = lines(evidenceHtml(many));
    expect(line).toBe(`120 resources ${KEY}|enableKeyRotation|true|true|met|`);
    expect(below?.split(", ")).toHaveLength(120);
    expect(none).toEqual([]);
  });

  it("says above many findings how many there are of each state", () => {
    const html = evidenceHtml([about("bad", { state: "violated", found: "false" }), ...many]);
    expect(html).toContain("<caption>121 findings: 1 violated, 120 met</caption>");
    expect(evidenceHtml([about("a")])).not.toContain("caption");
  });

  it("keeps apart what differs in what was found", () => {
    expect(lines(evidenceHtml([about("a"), about("b", { found: "yes" })]))).toHaveLength(2);
  });

  it("joins the properties of one resource of which the same is true", () => {
    const properties = ["ingress[0]", "ingress[1]"].map((property) => about("group", { property }));
    expect(lines(evidenceHtml(properties))).toEqual([`group ${KEY}|ingress[0], ingress[1]|true|true|met|`]);
  });

  it("gives the reason of what is undecided or not applicable, and shows texts as texts", () => {
    const odd = about("a", { state: "undecided", property: "<i>", reason: "<b>unknown</b>" });
    expect(lines(evidenceHtml([odd]))).toEqual([`a ${KEY}|&lt;i&gt; &lt;b&gt;unknown&lt;/b&gt;|undecided|`]);
  });

  it("gives an exemption's reason beside the state", () => {
    const exempt = about("a", { state: "exempt", found: "false", reason: "EX-01: imported" });
    expect(lines(evidenceHtml([exempt]))).toEqual([
      `a ${KEY}|enableKeyRotation|true|false|exempt EX-01: imported|`,
    ]);
  });

  it("says that there is none", () => {
    expect(evidenceHtml([])).toBe('<p class="soft">The stack has no resource that this speaks of.</p>');
  });
});
