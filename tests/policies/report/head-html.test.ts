import { describe, expect, it } from "@jest/globals";
import { headHtml } from "../../../policies/report/head-html.ts";
import type { Report } from "../../../policies/report/model.ts";
import { row } from "./example-report.ts";

const REPORT: Report = {
  schema: 1,
  run: {
    versions: { slipway: "0.1.0", node: "24.0.0" },
    startedAt: "2026-11-20T00:00:00Z",
    endedAt: "2026-11-20T00:00:01Z",
    commit: { id: "abc", dirty: true },
    operation: "audit",
    on: "rehearsal",
  },
  product: "corner",
  stack: "shop",
  tier: "production",
  accounts: ["111122223333", "c0ffee"],
  regions: [
    { name: "eu-west-1", why: "the stack's own" },
    { name: "us-east-1", why: "probes" },
  ],
  packHash: "0f",
  resources: { seen: 4, judged: 3 },
  counts: { violated: 0, undecided: 0, exempt: 0, "not yet covered": 0, met: 1, "not applicable": 0 },
  verdict: "passed",
  rows: [row("ENC-03")],
  overrides: [],
  exemptions: [],
  limits: [],
};

const facts = (report: Report) =>
  [...headHtml(report).matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(
    ([, name, value]) => `${name}: ${value}`,
  );

describe("headHtml", () => {
  it("names product and stack, and the stack alone where nobody names the product", () => {
    expect(headHtml(REPORT)).toContain("<h1>corner shop</h1>");
    expect(headHtml({ ...REPORT, product: "" })).toContain("<h1>shop</h1>");
  });

  it("says below it of which tier, where and when", () => {
    const about = (on: string) => headHtml({ ...REPORT, run: { ...REPORT.run, on } });
    expect(about("rehearsal")).toContain(
      "Policy report, production tier, on the rehearsal cloud, 2026-11-20 00:00 UTC<",
    );
    expect(about("cloud")).toContain(
      "Policy report, production tier, on the real clouds, 2026-11-20 00:00 UTC<",
    );
    expect(about("<moon>")).toContain("on &lt;moon&gt;");
  });

  it("gives the facts of the run", () => {
    expect(facts(REPORT)).toEqual([
      "Operation: audit",
      "Started: 2026-11-20T00:00:00Z",
      "Ended: 2026-11-20T00:00:01Z",
      "Resources: 4 seen, 3 judged",
      "Regions: eu-west-1 (the stack&#39;s own), us-east-1 (probes)",
      "Accounts: 111122223333, c0ffee",
      "Commit: abc, with changes",
      "Versions: slipway 0.1.0, node 24.0.0",
      "Rules, checklist and expectations, SHA-256: 0f",
    ]);
  });

  it("says so outside a repository", () => {
    expect(facts({ ...REPORT, run: { ...REPORT.run, commit: undefined } })).toContain(
      "Commit: no repository",
    );
  });

  it.each([
    ["passed", "Passed"],
    ["open", "Open: something can be judged only at the update"],
    ["refused", "Refused"],
  ] as const)("says the verdict %s in words", (verdict, words) => {
    expect(headHtml({ ...REPORT, verdict })).toContain(`<span class="verdict v-${verdict}">${words}</span>`);
  });
});
