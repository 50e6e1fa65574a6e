import { describe, expect, it } from "@jest/globals";
import { coversRoute, protectedUris } from "../../../policies/relations/access-applications.ts";
import { ACCESS_APPLICATION } from "../../../policies/relations/passing-requests.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { view } from "../rule-table.ts";

const application = (inputs: Readonly<Record<string, unknown>>) => view(ACCESS_APPLICATION, "admin", inputs);

describe("protectedUris", () => {
  it.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      "its destinations",
      { destinations: [{ uri: "a.example/x" }, { uri: "a.example/y" }] },
      ["a.example/x", "a.example/y"],
    ],
    ["its domain", { domain: "a.example/x" }, ["a.example/x"]],
    ["the list of before", { selfHostedDomains: ["a.example", "b.example"] }, ["a.example", "b.example"]],
    [
      "its destinations before all others",
      { destinations: [{ uri: "a.example" }], domain: "b.example" },
      ["a.example"],
    ],
    [
      "its domain where no destination has an address",
      { destinations: [{ type: "private" }], domain: "b.example" },
      ["b.example"],
    ],
    ["nothing where nothing is named", {}, []],
  ])("are %s", (_, inputs, uris) => {
    expect(protectedUris(application(inputs))).toEqual(uris);
  });

  it("are undecided while they are not known", () => {
    expect(() => protectedUris(application({ domain: UNKNOWN }))).toThrow("domain: not known");
  });
});

describe("coversRoute", () => {
  it.each([
    ["a.example/admin", "/admin", true],
    ["a.example/admin", "/admin/users", true],
    ["a.example/admin", "/administrator", false],
    ["a.example/admin", "/", false],
    ["a.example/admin/*", "/admin", true],
    ["a.example/admin/", "/admin/users", true],
    ["a.example/admin*", "/admin/users", true],
    ["A.Example/Admin", "/ADMIN/users", true],
    ["a.example", "/admin", true],
    ["a.example/", "/admin", true],
    ["a.example/*", "/", true],
    ["b.example/admin", "/admin", false],
    ["a.example.org/admin", "/admin", false],
  ])("by %s of %s: %s", (uri, path, covered) => {
    expect(coversRoute(uri, "a.example", path)).toBe(covered);
  });
});
