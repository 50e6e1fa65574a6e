import type { Evidence, Report, ReportRow, RuleResult } from "../../../policies/report/model.ts";
import { customerKeyRotates } from "../../../policies/rules/encryption/customer-key-rotates.ts";

const { scope: _, check: __, types: ___, ...rule } = customerKeyRotates;

export const EVIDENCE: Evidence = {
  urn: "urn:pulumi:shop::slipway::aws:kms/key:Key::data-key",
  name: "data-key",
  type: "aws:kms/key:Key",
  state: "met",
  property: "enableKeyRotation",
  expected: "true",
  found: "true",
  reason: undefined,
};

/** The same finding about another resource. */
export function about(name: string, change: Partial<Evidence> = {}): Evidence {
  return { ...EVIDENCE, urn: `urn:pulumi:shop::slipway::aws:kms/key:Key::${name}`, name, ...change };
}

export const RESULT: RuleResult = { rule, state: "met", evidence: [EVIDENCE] };

export function row(id: string, change: Partial<ReportRow> = {}): ReportRow {
  return {
    id,
    area: "encryption",
    requirement: `Requirement ${id}`,
    state: "met",
    reason: undefined,
    rules: [RESULT],
    ...change,
  };
}

/** A report that passed, with one row. */
export function reportOf(change: Partial<Report> = {}): Report {
  return {
    schema: 1,
    run: {
      versions: { pulumi: "3.256.0" },
      startedAt: "2026-11-20T09:59:00.000Z",
      endedAt: "2026-11-20T10:00:00.000Z",
      commit: undefined,
      operation: "audit",
      on: "rehearsal",
    },
    product: "shop",
    stack: "staging",
    tier: "staging",
    accounts: [],
    regions: [],
    packHash: "0",
    resources: { seen: 1, judged: 1 },
    counts: { violated: 0, undecided: 0, exempt: 0, "not yet covered": 0, met: 1, "not applicable": 0 },
    verdict: "passed",
    rows: [row("ENC-03")],
    overrides: [],
    exemptions: [],
    limits: [],
    ...change,
  };
}
