import { describe, expect, it } from "@jest/globals";
import { type AuditContext, audit } from "../../../policies/audit/audit.ts";
import type { ChecklistRow } from "../../../policies/checklist.ts";
import type { Exemption } from "../../../policies/exemptions.ts";
import { fact, unchecked } from "../../../policies/expect.ts";
import { zoneOfAnother } from "../../../policies/relations/zone.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { type Rule, resourceRule, stackRule } from "../../../policies/rule.ts";
import { customerKeyRotates } from "../../../policies/rules/encryption/customer-key-rotates.ts";
import { networkLogsItsFlows } from "../../../policies/rules/network/network-logs-its-flows.ts";
import { KEY, VPC } from "../../../policies/tokens.ts";
import { CONTEXT, given, view } from "../rule-table.ts";

const row = (id: string, change: Partial<ChecklistRow> = {}): ChecklistRow => ({
  id,
  area: "encryption",
  requirement: `Requirement ${id}`,
  shownBy: "policy",
  remaining: undefined,
  ...change,
});
const BASE: AuditContext = {
  rules: [customerKeyRotates],
  checklist: [row("ENC-03")],
  exemptions: [],
  rule: CONTEXT,
  accounts: ["111122223333"],
  overrides: [],
  packHash: "0",
  run: {
    versions: {},
    startedAt: "2026-11-20T00:00:00Z",
    endedAt: "2026-11-20T00:00:01Z",
    commit: undefined,
    operation: "audit",
    on: "rehearsal",
  },
};
const good = view(KEY, "good", { enableKeyRotation: true });
const bad = view(KEY, "bad", { enableKeyRotation: false });
const open = given(view(KEY, "open", {}), { enableKeyRotation: UNKNOWN });
const EXEMPTION: Exemption = {
  id: "EX-01",
  stack: "shop",
  control: "ENC-03",
  rule: undefined,
  resource: { type: KEY, name: "bad" },
  owner: "o",
  approver: "a",
  reason: "Imported material.",
  start: "2026-11-01",
  end: "2026-11-30",
};
const first = (views: Parameters<typeof audit>[0], change: Partial<AuditContext> = {}) => {
  const report = audit(views, { ...BASE, ...change });
  const { state, reason } = report.rows[0] ?? { state: undefined, reason: undefined };
  return { state, reason, verdict: report.verdict };
};

describe("the state of a row", () => {
  it("is met where every resource meets the rule", () => {
    expect(first([good])).toMatchObject({ state: "met", verdict: "passed" });
  });

  it("is violated where one resource violates it", () => {
    expect(first([good, bad])).toMatchObject({ state: "violated", verdict: "refused" });
  });

  it("is undecided, never met, where one value is unknown", () => {
    expect(first([good, open])).toMatchObject({ state: "undecided", verdict: "open" });
  });

  it("is not applicable where the stack has nothing that the rule speaks of", () => {
    expect(first([])).toEqual({
      state: "not applicable",
      reason: "The stack has no resource that this speaks of.",
      verdict: "passed",
    });
  });

  it("is undecided, and not violated, where the rule itself fails", () => {
    const broken: Rule = resourceRule({
      ...customerKeyRotates,
      check: () => {
        throw new Error("a fault");
      },
    });
    expect(first([good], { rules: [broken] })).toMatchObject({ state: "undecided", verdict: "open" });
  });

  it("is not yet covered where no rule judges it", () => {
    expect(first([good], { checklist: [row("ENC-99")] })).toMatchObject({
      state: "not yet covered",
      reason: "No rule judges this yet.",
    });
  });

  it("is not yet covered where the rules judge a part of it only", () => {
    expect(first([good], { checklist: [row("ENC-03", { remaining: "Queues." })] })).toMatchObject({
      state: "not yet covered",
      reason: "Queues.",
    });
  });

  it("is not yet covered, and says who holds it, where no rule can look at one of the facts", () => {
    const rule = resourceRule({
      ...customerKeyRotates,
      check: () => [fact(true, "a", "b", "b"), unchecked("held by the application")],
    });
    expect(first([good], { rules: [rule] })).toEqual({
      state: "not yet covered",
      reason: "Held by the application.",
      verdict: "passed",
    });
  });

  it("is not yet covered by what this stack shows where another one owns the rest", () => {
    const theirs: Rule = stackRule({
      ...networkLogsItsFlows,
      name: "zone-is-signed",
      control: "ENC-03",
      check: () => zoneOfAnother({ ...CONTEXT, ownsZone: false, zoneOwner: "production" }) ?? [],
    });
    const rules = [customerKeyRotates, theirs];
    expect(first([good], { rules })).toEqual({
      state: "not yet covered",
      reason:
        "Met as far as it is this stack's; the report of the stack production shows the rest: zone-is-signed.",
      verdict: "passed",
    });
    expect(first([bad], { rules }).state).toBe("violated");
    expect(first([], { rules })).toMatchObject({
      state: "not applicable",
      reason: "owned by the stack production",
    });
  });

  it("is violated where that part is violated", () => {
    expect(first([bad], { checklist: [row("ENC-03", { remaining: "Queues." })] }).state).toBe("violated");
  });

  it("is not the platform's where the application shows it", () => {
    expect(first([], { checklist: [row("APP-01", { shownBy: "app" })] }).state).toBe("not applicable");
  });
});

describe("exemptions", () => {
  const withExemption = (change: Partial<Exemption>, views = [bad]) => {
    const report = audit(views, {
      ...BASE,
      checklist: [row("ENC-03"), row("GOV-05", { area: "governance" })],
      exemptions: [{ ...EXEMPTION, ...change }],
    });
    return [report.rows[0]?.state, report.rows[1]?.state, report.exemptions[0]?.state, report.verdict];
  };

  it("make a violation exempt while they are in force", () => {
    expect(withExemption({})).toEqual(["exempt", "met", "used", "passed"]);
  });

  it("leave the other resources' violations standing", () => {
    expect(withExemption({}, [bad, view(KEY, "worse", {})])).toEqual(["violated", "met", "used", "refused"]);
  });

  it("fail once they have expired", () => {
    expect(withExemption({ end: "2026-11-19" })).toEqual(["violated", "violated", "expired", "refused"]);
  });

  it("hold on their last day", () => {
    expect(withExemption({ end: "2026-11-20" })).toEqual(["exempt", "met", "used", "passed"]);
  });

  it("are an error where they match nothing", () => {
    expect(withExemption({ resource: { type: KEY, name: "gone" } }, [good])).toEqual([
      "met",
      "violated",
      "matches nothing",
      "refused",
    ]);
  });

  it("are done where they let go what is gone, until they expire", () => {
    const gone = { control: "DAT-03", rule: undefined, resource: { type: KEY, name: "gone" } };
    expect(withExemption(gone, [good])).toEqual(["met", "met", "let go", "passed"]);
    expect(withExemption({ ...gone, end: "2026-11-19" }, [good])[2]).toBe("matches nothing");
  });

  it("are a remark where nothing needs them", () => {
    expect(withExemption({ resource: { type: KEY, name: "good" } }, [good])).toEqual([
      "met",
      "met",
      "unused",
      "passed",
    ]);
  });

  it("of one entry are used or not each for itself, and counted as one", () => {
    const of = (name: string) => ({ ...EXEMPTION, resource: { type: KEY, name } });
    const report = audit([bad, good], {
      ...BASE,
      checklist: [row("GOV-05", { area: "governance" })],
      exemptions: [of("bad"), of("good")],
    });
    expect(report.exemptions.map(({ state }) => state)).toEqual(["used", "unused"]);
    expect(report.rows[0]?.reason).toBe("1 exemptions, each with owner, approver, reason and end date.");
  });

  it("of another stack are left out", () => {
    expect(withExemption({ stack: "elsewhere" })).toEqual(["violated", "met", undefined, "refused"]);
  });
});

describe("audit", () => {
  it("counts every row once", () => {
    const report = audit([bad], { ...BASE, checklist: [row("ENC-03"), row("ENC-98"), row("ENC-99")] });
    expect(Object.values(report.counts).reduce((a, b) => a + b)).toBe(3);
    expect(report.counts).toMatchObject({ violated: 1, "not yet covered": 2 });
  });

  it("gives evidence for what is met too", () => {
    expect(audit([good], BASE).rows[0]?.rules[0]?.evidence).toEqual([
      {
        urn: good.urn,
        name: "good",
        type: KEY,
        state: "met",
        property: "enableKeyRotation",
        expected: "true",
        found: "true",
        reason: undefined,
      },
    ]);
  });

  it("leaves rules about the stack undecided where the run ended early, and judges the resources that came", () => {
    const early = audit(
      [bad, view(VPC, "network-vpc", {})],
      {
        ...BASE,
        rules: [customerKeyRotates, networkLogsItsFlows],
        checklist: [row("ENC-03"), row("NET-05")],
        exemptions: [{ ...EXEMPTION, resource: { type: KEY, name: "to-come" } }],
      },
      false,
    );
    expect(early.rows.map((one) => one.state)).toEqual(["violated", "undecided"]);
    expect(early.exemptions.map((one) => one.state)).toEqual(["unused"]);
  });

  it("gives the same report in whatever order the resources come, the worst first", () => {
    const report = audit([good, open, bad], BASE);
    expect(report).toEqual(audit([bad, good, open], BASE));
    expect(report.rows[0]?.rules[0]?.evidence.map((one) => one.state)).toEqual([
      "violated",
      "undecided",
      "met",
    ]);
  });

  it("gives the same report for the same input", () => {
    expect(audit([good, bad, open], BASE)).toEqual(audit([good, bad, open], BASE));
  });
});
