import { describe, expect, it } from "@jest/globals";
import { without } from "../../../infra/config/without.ts";

describe("without", () => {
  const data = { a: { "b.c": 1, d: 2 }, list: [{ x: 1, y: 2 }, { x: 3 }], plain: [1, 2] };

  it("takes out a key, also one with a dot, and leaves the others", () => {
    expect(without(data, [["a", "b.c"]])).toEqual({ ...data, a: { d: 2 } });
  });

  it("takes out a key inside a list's item", () => {
    expect(without(data, [["list", 0, "x"]])).toEqual({ ...data, list: [{ y: 2 }, { x: 3 }] });
  });

  it("takes out the whole list for a wrong item, since the others would move", () => {
    expect(without(data, [["plain", 1]])).toEqual({ a: data.a, list: data.list });
  });

  it("does not mind paths that lead nowhere, nor two for one place", () => {
    expect(
      without(data, [
        ["x", "y"],
        ["a", "d", "e"],
        ["plain", 0],
        ["plain", 1],
      ]),
    ).toEqual({
      a: data.a,
      list: data.list,
    });
  });

  it("changes nothing of what it was given", () => {
    const before = structuredClone(data);
    without(data, [["a"], ["list", 0, "x"]]);
    expect(data).toEqual(before);
  });
});
