import { runInNewContext } from "node:vm";
import { describe, expect, it } from "@jest/globals";
import { isPlainObject } from "../../../rehearsal/provider/plain-object.ts";
import { Secret } from "../../../rehearsal/provider/secret.ts";

describe("isPlainObject", () => {
  it("accepts object literals, objects without a prototype and those of another realm", () => {
    for (const value of [
      {},
      { a: 1 },
      Object.create(null),
      JSON.parse('{"a":1}'),
      runInNewContext("({ a: 1 })"),
    ])
      expect(isPlainObject(value)).toBe(true);
  });

  it("refuses lists, instances of classes and values that are no objects", () => {
    for (const value of [[], new Secret(1), new Date(), new Map(), null, undefined, "a", 1])
      expect(isPlainObject(value)).toBe(false);
  });
});
