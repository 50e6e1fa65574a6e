import { describe, expect, it } from "@jest/globals";
import { asset } from "@pulumi/pulumi";
import { plainValue } from "../../../cli/lib/plain-value.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";

describe("plainValue", () => {
  it("keeps plain data at any depth", () => {
    expect(plainValue({ a: [1, "b", { c: false }], d: null })).toEqual({
      a: [1, "b", { c: false }],
      d: null,
    });
  });

  it("marks what is not known", () => {
    expect(plainValue({ a: [{ __pulumiUnknown: true }] })).toEqual({ a: [UNKNOWN] });
  });

  it("leaves nothing of a secret", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "hush" };
    expect(plainValue({ password: secret })).toEqual({ password: "[secret]" });
  });

  it("does not look into files", () => {
    expect(plainValue({ code: new asset.StringAsset("text") })).toEqual({ code: "[file]" });
  });
});
