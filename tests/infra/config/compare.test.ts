import { describe, expect, it } from "@jest/globals";
import { compare } from "../../../infra/config/compare.ts";
import { type Explanation, explain } from "../../../infra/config/explain.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { referenceConfig } from "./reference-config.ts";

function row(path: string, value: string, origin: Explanation["origin"] = "file"): Explanation {
  return { path, value, origin, reason: undefined };
}

describe("compare", () => {
  it("finds nothing between a stack and itself", () => {
    const rows = explain(resolve(referenceConfig("staging")));
    expect(compare(rows, rows)).toEqual([]);
  });

  it("takes one value from two origins for the same", () => {
    expect(compare([row("a", "1", "file")], [row("a", "1", "default")])).toEqual([]);
  });

  it("shows both values with their origins, and what only one stack has", () => {
    const left = [row("a", "1"), row("only.left", "x"), row("b", "1", "tier default")];
    const right = [row("only.right", "y"), row("b", "2"), row("a", "1")];
    expect(compare(left, right)).toEqual([
      { path: "only.left", left: { value: "x", origin: "file", reason: undefined }, right: undefined },
      {
        path: "b",
        left: { value: "1", origin: "tier default", reason: undefined },
        right: { value: "2", origin: "file", reason: undefined },
      },
      { path: "only.right", left: undefined, right: { value: "y", origin: "file", reason: undefined } },
    ]);
  });
});
