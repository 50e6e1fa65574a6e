import { describe, expect, it } from "@jest/globals";
import { asset } from "@pulumi/pulumi";
import { fitsScalar, type Scalar } from "../../../rehearsal/schema/fits-scalar.ts";

const WIRE = "4dabf18193072939515e22adb298388d";

const TABLE: readonly { readonly shape: Scalar; readonly fits: unknown[]; readonly not: unknown[] }[] = [
  { shape: { kind: "string" }, fits: ["", "a", 0, 1.5, true, false], not: [{}, [], Number.NaN, 1n] },
  {
    shape: { kind: "number" },
    fits: [0, -1.5, "0", "16", "-2.5", "1e3", "0x1F", "+7", ".5"],
    not: ["", " ", " 1", "1 ", "abc", "1,5", "Infinity", true, Number.NaN, Number.POSITIVE_INFINITY, {}, [1]],
  },
  {
    shape: { kind: "boolean" },
    fits: [true, false, "true", "False", "0", "t"],
    not: ["yes", "", "tRue", 0, 1, {}],
  },
  { shape: { kind: "literal", values: ["a", 2] }, fits: ["a", 2, "2"], not: ["b", 3, "", true, ["a"], {}] },
  {
    shape: { kind: "asset" },
    fits: [
      new asset.StringAsset("text"),
      new asset.AssetArchive({}),
      { [WIRE]: "c44067f5952c0a294b673a41bacd8c17", text: "a" },
      { [WIRE]: "0def7320c3a5731c473e5ecbe6d01bc7", assets: {} },
    ],
    not: ["./file", {}, { [WIRE]: "1b47061264138c4ac30d75fd1eb44270", value: "a" }, undefined],
  },
];

describe("fitsScalar", () => {
  for (const { shape, fits, not } of TABLE) {
    it.each(fits.map((value) => [value]))(`takes %p for ${shape.kind}`, (value) => {
      expect(fitsScalar(value, shape)).toBe(true);
    });
    it.each(not.map((value) => [value]))(`refuses %p for ${shape.kind}`, (value) => {
      expect(fitsScalar(value, shape)).toBe(false);
    });
  }
});
