import { describe, expect, it } from "@jest/globals";
import { NestedTypes } from "../../../rehearsal/schema/nested-types.ts";
import { PackageFiles } from "../../../rehearsal/schema/package-files.ts";

function nested(name: string): NestedTypes {
  return new NestedTypes(PackageFiles.find(name)?.root ?? "");
}

describe("NestedTypes", () => {
  it.each([
    ["in a namespace", "aws", "input", "ecs.ServiceLoadBalancer"],
    ["outside any namespace", "cloudflare", "input", "RulesetRule"],
    ["that starts its file", "tls", "output", "CertRequestSubject"],
  ] as const)("finds the text of a type %s", (_where, pkg, direction, name) => {
    const text = nested(pkg).interfaceText(direction, name);
    expect(text).toMatch(new RegExp(`^interface ${name.split(".").at(-1)} \\{\\n`));
    expect(text.match(/\binterface \w+ \{/g)).toHaveLength(1);
    expect(text).toMatch(/\n\s*\}$/);
  });

  it("tells a type from one whose name only starts alike", () => {
    const text = nested("aws").interfaceText("input", "wafv2.WebAclRule");
    expect(text).toContain("visibilityConfig: ");
    expect(text).not.toContain("interface WebAclRuleAction");
  });

  it("finds the values of an enumeration", () => {
    expect(nested("aws").enumText("rds.EngineMode")).toContain('"provisioned"');
  });

  it.each([
    ["a type", () => nested("aws").interfaceText("input", "ecs.Nothing"), "interface ecs.Nothing"],
    ["a namespace", () => nested("aws").interfaceText("output", "nothing.Here"), "namespace nothing"],
    ["an enumeration", () => nested("aws").enumText("rds.Nothing"), "enumeration rds.Nothing"],
  ])("says which file lacks %s", (_what, find, expected) => {
    expect(find).toThrow(
      new RegExp(`d\\.ts: expected ${expected}; got none\\. Reinstall the package \\(npm ci\\)\\.$`),
    );
  });
});
