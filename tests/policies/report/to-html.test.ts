import { describe, expect, it } from "@jest/globals";
import type { Report } from "../../../policies/report/model.ts";
import { toHtml } from "../../../policies/report/to-html.ts";
import { toJson } from "../../../policies/report/to-json.ts";
import { customerKeyRotates } from "../../../policies/rules/encryption/customer-key-rotates.ts";

const { scope: _, check: __, types: ___, ...rule } = customerKeyRotates;
const EVIL = `<script>alert("1")</script>&'`;
const REPORT: Report = {
  schema: 1,
  run: {
    versions: { pulumi: EVIL },
    startedAt: "2026-11-20T00:00:00Z",
    endedAt: "2026-11-20T00:00:01Z",
    commit: { id: EVIL, dirty: true },
    operation: "audit",
    on: EVIL,
  },
  product: EVIL,
  stack: EVIL,
  tier: EVIL,
  accounts: [EVIL],
  regions: [{ name: EVIL, why: EVIL }],
  packHash: EVIL,
  resources: { seen: 1, judged: 1 },
  counts: { violated: 1, undecided: 0, exempt: 0, "not yet covered": 0, met: 0, "not applicable": 0 },
  verdict: "refused",
  rows: [
    {
      id: "ENC-03",
      area: EVIL,
      requirement: EVIL,
      state: "violated",
      reason: EVIL,
      rules: [
        {
          rule: { ...rule, statement: EVIL, rationale: EVIL, remediation: EVIL },
          state: "violated",
          evidence: [
            {
              urn: EVIL,
              name: EVIL,
              type: EVIL,
              state: "violated",
              property: EVIL,
              expected: EVIL,
              found: EVIL,
              reason: undefined,
            },
            {
              urn: undefined,
              name: EVIL,
              type: "",
              state: "undecided",
              property: EVIL,
              expected: "",
              found: "",
              reason: EVIL,
            },
          ],
        },
      ],
    },
  ],
  overrides: [{ target: EVIL, properties: [EVIL] }],
  limits: [],
  exemptions: [
    {
      id: EVIL,
      appliesTo: EVIL,
      resource: EVIL,
      owner: EVIL,
      approver: EVIL,
      reason: EVIL,
      start: EVIL,
      end: EVIL,
      state: "used",
    },
  ],
};

describe("toHtml", () => {
  const html = toHtml(REPORT);

  it("escapes every text that comes from outside", () => {
    expect(html).not.toContain("<script");
    expect(html).not.toContain(`"1"`);
    expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;");
  });

  it("loads nothing from anywhere", () => {
    expect(html).not.toMatch(/<(link|img|iframe)\b|\bsrc=|@import|url\(/);
  });

  it("gives every area a section that its button can leave standing alone", () => {
    expect(html).toContain('<section class="area in-0">');
    expect(html).toContain('id="area-0"');
  });

  it("keeps lines and headings together on paper, and nothing larger", () => {
    const unbroken = [...html.matchAll(/([^{}]*)\{[^{}]*break-inside:avoid/g)].map((match) =>
      match[1]?.trim(),
    );
    expect(unbroken).toEqual(["tr:not(.more),h3,summary", ".rule p"]);
  });

  it("says what to do where a rule is violated", () => {
    expect(html).toContain("<b>What to do:</b>");
  });
});

describe("toJson", () => {
  it("is the report itself", () => {
    expect(JSON.parse(toJson(REPORT))).toEqual(JSON.parse(JSON.stringify(REPORT)));
  });
});
