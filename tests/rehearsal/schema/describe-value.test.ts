import { describe, expect, it } from "@jest/globals";
import { describeKind, describeShape } from "../../../rehearsal/schema/describe-value.ts";

describe("describeShape", () => {
  it("names the alternatives of a union", () => {
    const list = { kind: "array", of: { kind: "string" } } as const;
    expect(describeShape({ kind: "union", of: [{ kind: "string" }, list] })).toBe("a string or a list");
  });

  it("leaves out suggestions beside any string", () => {
    const suggestions = { kind: "literal", values: ["gp2", "gp3"] } as const;
    expect(describeShape({ kind: "union", of: [{ kind: "string" }, suggestions] })).toBe("a string");
  });

  it("cuts a long list of values off, and says so", () => {
    const values = Array.from({ length: 13 }, (_, index) => index);
    expect(describeShape({ kind: "literal", values })).toBe("one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …");
  });
});

describe("describeKind", () => {
  it("says the kind and never the value", () => {
    const kinds = ["secret-text", 1, true, [1], { a: 1 }, null, undefined].map(describeKind);
    expect(kinds).toEqual(["a string", "a number", "a boolean", "a list", "an object", "nothing", "nothing"]);
  });
});
