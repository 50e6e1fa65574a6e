import { describe, expect, it } from "@jest/globals";
import { type Exemption, exemptionFor, readExemptions, stateOn } from "../../policies/exemptions.ts";
import { customerKeyRotates } from "../../policies/rules/encryption/customer-key-rotates.ts";
import { KEY } from "../../policies/tokens.ts";
import type { Finding } from "../../policies/verdict.ts";
import { view } from "./rule-table.ts";

const RAW = {
  id: "EX-01",
  stack: "shop",
  control: "ENC-03",
  resource: { type: KEY, name: "old-key" },
  owner: "platform",
  approver: "security",
  reason: "Key material was imported.",
  start: "2026-11-01",
  end: "2026-11-30",
};
const [EXEMPTION] = readExemptions({ exemptions: [RAW] }, "exemptions.yaml") as readonly [Exemption];
const finding = (name: string): Finding => ({
  state: "violated",
  urn: view(KEY, name, {}).urn,
  property: "enableKeyRotation",
  expected: "true",
  found: "false",
});

describe("stateOn", () => {
  it.each([
    ["2026-10-31", "not yet"],
    ["2026-11-01", "in force"],
    ["2026-11-30", "in force"],
    ["2026-12-01", "expired"],
  ])("on %s it is %s", (today, state) => {
    expect(stateOn(EXEMPTION, today)).toBe(state);
  });
});

describe("exemptionFor", () => {
  it("waives what is said of the stack as a whole by the stack's own name only", () => {
    const whole = (name: string) => ({
      ...EXEMPTION,
      stack: "staging",
      resource: { type: "pulumi:pulumi:Stack", name },
    });
    const said = { ...finding("old-key"), urn: undefined };
    expect(exemptionFor([whole("staging")], customerKeyRotates, said, "2026-11-20")?.id).toBe("EX-01");
    expect(exemptionFor([whole("production")], customerKeyRotates, said, "2026-11-20")).toBeUndefined();
    expect(exemptionFor([EXEMPTION], customerKeyRotates, said, "2026-11-20")).toBeUndefined();
  });

  it("waives the control for the named resource", () => {
    expect(exemptionFor([EXEMPTION], customerKeyRotates, finding("old-key"), "2026-11-20")?.id).toBe("EX-01");
  });

  it("waives nothing for another resource", () => {
    expect(exemptionFor([EXEMPTION], customerKeyRotates, finding("old-key-2"), "2026-11-20")).toBeUndefined();
  });

  it("waives nothing for another control", () => {
    expect(
      exemptionFor(
        [{ ...EXEMPTION, control: "ENC-01" }],
        customerKeyRotates,
        finding("old-key"),
        "2026-11-20",
      ),
    ).toBeUndefined();
  });

  it("waives a rule by its name", () => {
    const byRule = { ...EXEMPTION, control: undefined, rule: "customer-key-rotates" };
    expect(exemptionFor([byRule], customerKeyRotates, finding("old-key"), "2026-11-20")).toBe(byRule);
  });

  it("waives nothing once it has ended", () => {
    expect(exemptionFor([EXEMPTION], customerKeyRotates, finding("old-key"), "2026-12-01")).toBeUndefined();
  });
});

describe("readExemptions", () => {
  it.each([
    [
      "without an owner",
      { owner: undefined },
      "exemptions.yaml exemptions[0].owner: a text; got nothing. Fill it in.",
    ],
    [
      "without an approver",
      { approver: "" },
      "exemptions.yaml exemptions[0].approver: a text; got an empty one. Fill it in.",
    ],
    [
      "that its owner approved",
      { owner: "platform", approver: "platform" },
      "exemptions.yaml exemptions[0].approver: somebody else than the owner; got the owner. Have another approve it.",
    ],
    [
      "without an end",
      { end: undefined },
      "exemptions.yaml exemptions[0].end: a text; got nothing. Fill it in.",
    ],
    [
      "that ends on no day",
      { end: "2026-02-30" },
      'exemptions.yaml exemptions[0].end: a day such as "2026-12-31"; got another text. Write year, month and day.',
    ],
    [
      "that ends before it starts",
      { end: "2026-10-31" },
      "exemptions.yaml exemptions[0].end: a day not before start; got 2026-10-31 before 2026-11-01. Correct one of the two.",
    ],
    [
      "with a pattern for a resource",
      { resource: { type: KEY, name: "*" } },
      "exemptions.yaml exemptions[0].resource: an exact type and name; got a pattern. Name one resource.",
    ],
    [
      "for a control and a rule",
      { rule: "x" },
      "exemptions.yaml exemptions[0]: either control or rule; got both. Name exactly one of the two, as a text.",
    ],
    [
      "for neither",
      { control: undefined },
      "exemptions.yaml exemptions[0]: either control or rule; got neither. Name exactly one of the two, as a text.",
    ],
    [
      "with an unknown key",
      { until: "x" },
      "exemptions.yaml exemptions[0].until: one of id, stack, owner, approver, reason, start, end, resource, resources, control, rule; got an unknown key. Remove or rename it.",
    ],
    [
      "for one resource and several",
      { resources: [{ type: KEY, name: "second-key" }] },
      "exemptions.yaml exemptions[0]: either resource or resources; got both. List them all under resources.",
    ],
    [
      "for several stacks",
      { stack: ["staging", "test"] },
      "exemptions.yaml exemptions[0].stack: a text; got a list. Fill it in.",
    ],
  ])("refuses one %s", (_, change, message) => {
    expect(() => readExemptions({ exemptions: [{ ...RAW, ...change }] }, "exemptions.yaml")).toThrow(
      expect.objectContaining({ name: "ConfigError", message }),
    );
  });

  const { resource, ...OF_SEVERAL } = RAW;

  it("reads an entry for several resources as one for each, with the same people, days and id", () => {
    const second = { type: KEY, name: "second-key" };
    const read = readExemptions({ exemptions: [{ ...OF_SEVERAL, resources: [resource, second] }] }, "f");
    expect(read).toEqual([EXEMPTION, { ...EXEMPTION, resource: second }]);
  });

  it.each([
    ["an empty list", [], "exemptions[0].resources: a list of resources; got an empty list."],
    ["one without a list", resource, "exemptions[0].resources: a list of resources; got a mapping."],
    [
      "one that is no resource",
      [resource, { type: KEY }],
      "exemptions[0].resources[1].name: a text; got nothing.",
    ],
    [
      "a pattern among them",
      [resource, { type: KEY, name: "a*" }],
      "exemptions[0].resources[1]: an exact type and name; got a pattern.",
    ],
  ])("refuses %s of resources", (_, resources, message) => {
    expect(() => readExemptions({ exemptions: [{ ...OF_SEVERAL, resources }] }, "f")).toThrow(message);
  });

  it("tells all problems at once", () => {
    expect(() =>
      readExemptions({ exemptions: [{ ...RAW, owner: undefined, reason: undefined }] }, "f"),
    ).toThrow(/owner.*\n.*reason/);
  });

  it("refuses one id for two", () => {
    expect(() => readExemptions({ exemptions: [RAW, RAW] }, "f")).toThrow(
      'f exemptions[1].id: an id of its own; got "EX-01" twice. Number them apart.',
    );
  });

  it.each([
    [
      "a list in place of the mapping",
      [RAW],
      "f file: a mapping with the key exemptions; got a list. Write the list under exemptions.",
    ],
    [
      "a misspelt key, which would waive nothing without a word",
      { exemption: [RAW] },
      "f exemption: no other key than exemptions; got an unknown key. Remove or rename it.",
    ],
    [
      "a text in place of the list",
      { exemptions: "EX-01" },
      'f exemptions: a list; got a text. Start each with "- id".',
    ],
  ])("refuses %s", (_, raw, message) => {
    expect(() => readExemptions(raw, "f")).toThrow(expect.objectContaining({ message }));
  });

  it("takes an empty file for no exemptions", () => {
    expect(readExemptions(null, "f")).toEqual([]);
  });
});
