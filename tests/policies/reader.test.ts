import { describe, expect, it } from "@jest/globals";
import { inputsOf, readerOf } from "../../policies/reader.ts";
import { UNKNOWN } from "../../policies/resource-view.ts";
import { Undecided } from "../../policies/undecided.ts";
import { view } from "./rule-table.ts";

const read = readerOf(
  { a: { b: [{ c: 1 }, UNKNOWN] }, text: "x", flag: false, nothing: null, secret: "[secret]" },
  "top",
);

describe("readerOf", () => {
  it("reads through objects and lists by path", () => {
    expect(read.get("a.b[0].c")).toBe(1);
  });

  it("takes null for absent", () => {
    expect(read.get("nothing")).toBeUndefined();
    expect(read.has("nothing")).toBe(false);
  });

  it("gives a switch's default only where the switch is absent", () => {
    expect([read.flag("flag", true), read.flag("none", true)]).toEqual([false, true]);
  });

  it("names the whole path of an unknown value, also when it is asked for what lies below", () => {
    expect(() => read.get("a.b[1]")).toThrow(new Undecided("top.a.b[1]"));
    expect(() => read.get("a.b[1].c")).toThrow(new Undecided("top.a.b[1]"));
  });

  it("calls an unknown value declared", () => {
    expect([read.has("a.b[1]"), read.unknown("a.b[1]"), read.unknown("text")]).toEqual([true, true, false]);
  });

  it("does not take a masked secret for a text", () => {
    expect(() => read.text("secret")).toThrow(Undecided);
    expect(read.secret("secret")).toBe(true);
  });

  it("finds no property that an object only inherits", () => {
    expect(readerOf({}, "").get("constructor")).toBeUndefined();
  });

  it("refuses a value of another kind without repeating it", () => {
    expect(() => read.number("text")).toThrow("top.text: must be a number; got string.");
    expect(() => inputsOf(view("t", "n", { list: "x" })).items("list")).toThrow(
      "list: must be a list; got string.",
    );
  });
});
