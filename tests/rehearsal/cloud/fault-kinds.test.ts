import { describe, expect, it } from "@jest/globals";
import { isFaultKind } from "../../../rehearsal/cloud/fault-kinds.ts";

describe("isFaultKind", () => {
  it("knows the kinds by their names alone", () => {
    expect(["pull", "image-absent", "toString", "Pull", ""].map(isFaultKind)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
