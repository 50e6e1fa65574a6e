import { describe, expect, it } from "@jest/globals";
import { idleExemptions } from "../../../cli/stack/idle-exemptions.ts";
import type { ReportExemption } from "../../../policies/report/model.ts";

function exemption(id: string, state: ReportExemption["state"], name = "data-key"): ReportExemption {
  const people = { owner: "a@shop.example", approver: "b@shop.example", reason: "Tried out." };
  const resource = `aws:kms/key:Key ${name}`;
  return { id, appliesTo: "DAT-03", resource, ...people, start: "2026-11-01", end: "2026-11-30", state };
}

describe("idleExemptions", () => {
  it.each<ReportExemption["state"]>(["unused", "let go"])("tells one that is %s", (state) => {
    expect(idleExemptions([exemption("X-01", state)])).toEqual([
      "Exemption X-01 exempts nothing as the stack stands: remove it from exemptions.yaml.",
    ]);
  });

  it.each<ReportExemption["state"]>(["used", "not yet", "expired", "matches nothing"])(
    "is silent about one that is %s, which is needed or told elsewhere",
    (state) => expect(idleExemptions([exemption("X-01", state)])).toEqual([]),
  );

  it("tells an entry with several resources once, and of one that is used in part which of them it does without", () => {
    expect(
      idleExemptions([
        exemption("X-01", "unused", "a"),
        exemption("X-01", "let go", "b"),
        exemption("X-02", "used", "a"),
        exemption("X-02", "unused", "b"),
        exemption("X-02", "let go", "c"),
      ]),
    ).toEqual([
      "Exemption X-01 exempts nothing as the stack stands: remove it from exemptions.yaml.",
      "Exemption X-02 does not exempt aws:kms/key:Key b, aws:kms/key:Key c as the stack stands: remove that from it in exemptions.yaml.",
    ]);
  });
});
