import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { type Exemption, loadExemptions, stateOn } from "../../policies/exemptions.ts";
import { loadExpectations } from "../../policies/expectations.ts";
import { rulesFor } from "../../policies/rule-set.ts";
import { pathsBelow } from "./project-files.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const rules = rulesFor(loadExpectations(project));
const stacks = pathsBelow("").flatMap((path) => /^Pulumi\.(.+)\.yaml$/.exec(path)?.[1] ?? []);

/** What keeps an exemption of this project from doing what somebody approved. */
function faults(exemptions: readonly Exemption[], today: string): readonly string[] {
  return exemptions.flatMap((one) => [
    ...(stateOn(one, today) === "expired" ? [`${one.id}: ended on ${one.end}`] : []),
    ...(stacks.includes(one.stack) ? [] : [`${one.id}: no stack ${one.stack}`]),
    ...(rules.some((rule) => rule.name === one.rule || rule.control === one.control)
      ? []
      : [`${one.id}: no rule ${one.rule ?? one.control}`]),
    ...(one.owner === one.approver ? [`${one.id}: approved by its own owner`] : []),
  ]);
}

describe("the exemptions of the reference stacks", () => {
  it("are in force or still to come, for stacks and rules that exist, and approved by somebody else", () => {
    expect(faults(loadExemptions(project), new Date().toISOString().slice(0, 10))).toEqual([]);
  });

  it("would be seen to be otherwise", () => {
    const good: Exemption = {
      id: "EX-1",
      stack: "staging",
      control: undefined,
      rule: rules[0]?.name,
      resource: { type: "aws:rds/instance:Instance", name: "database-instance" },
      owner: "platform",
      approver: "security",
      reason: "A standby is not needed before the launch.",
      start: "2026-11-01",
      end: "2026-11-30",
    };
    expect(faults([good], "2026-11-30")).toEqual([]);
    expect(faults([good], "2026-12-01")).toEqual(["EX-1: ended on 2026-11-30"]);
    expect(faults([{ ...good, stack: "gone", approver: "platform" }], "2026-11-20")).toEqual([
      "EX-1: no stack gone",
      "EX-1: approved by its own owner",
    ]);
    expect(faults([{ ...good, rule: "no-such-rule" }], "2026-11-20")).toEqual(["EX-1: no rule no-such-rule"]);
  });
});
