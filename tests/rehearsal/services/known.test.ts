import { describe, expect, it } from "@jest/globals";
import {
  flag,
  given,
  list,
  number,
  record,
  records,
  text,
  textList,
} from "../../../rehearsal/services/known.ts";

const UNKNOWN = Symbol.for("slipway.unknown");
const INPUTS = {
  name: "a",
  empty: "",
  zero: 0,
  off: false,
  nothing: null,
  unknown: UNKNOWN,
  items: ["a", UNKNOWN, 1],
  parts: [{ x: 1 }, UNKNOWN],
};

describe("readers of single properties", () => {
  it("keep empty texts, zero and false", () => {
    expect([text(INPUTS, "empty"), number(INPUTS, "zero"), flag(INPUTS, "off")]).toEqual(["", 0, false]);
  });

  it.each(["unknown", "nothing", "missing"])("take %s for absent", (property) => {
    const read = [text, number, flag, record].map((reader) => reader(INPUTS, property));
    expect(read).toEqual([undefined, undefined, undefined, undefined]);
    expect([list(INPUTS, property), records(INPUTS, property), textList(INPUTS, property)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it("leave what is not known yet out of lists of texts and objects", () => {
    expect(textList(INPUTS, "items")).toEqual(["a"]);
    expect(records(INPUTS, "parts")).toEqual([{ x: 1 }]);
  });

  it("take no list for an object", () => {
    expect(record({ a: [] }, "a")).toBeUndefined();
  });
});

describe("given", () => {
  it("is true for a value that is not known yet, and false for null", () => {
    expect([
      given(INPUTS, "unknown"),
      given(INPUTS, "zero"),
      given(INPUTS, "nothing"),
      given(INPUTS, "missing"),
    ]).toEqual([true, true, false, false]);
  });
});
