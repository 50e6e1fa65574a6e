import type { Evidence, ReportRow, RuleResult } from "../../../policies/report/model.ts";
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
