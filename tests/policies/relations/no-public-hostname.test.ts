import { describe, expect, it } from "@jest/globals";
import { noPublicHostname } from "../../../policies/relations/no-public-hostname.ts";
import { CONTEXT } from "../rule-table.ts";

describe("noPublicHostname", () => {
  it("says so of a stack whose file names none", () => {
    expect(noPublicHostname({ ...CONTEXT, publicHostnames: [] })).toEqual([
      { state: "notApplicable", reason: "no service has a public hostname", urn: undefined },
    ]);
  });

  it("has nothing to say where there is one", () => {
    expect(noPublicHostname({ ...CONTEXT, publicHostnames: ["shop.example"] })).toBeUndefined();
  });

  it("has nothing to say where the file was not read for them", () => {
    expect(noPublicHostname({ ...CONTEXT, publicHostnames: undefined })).toBeUndefined();
  });
});
