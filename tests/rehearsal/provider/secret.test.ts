import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { containsSecret, Secret, unwrap } from "../../../rehearsal/provider/secret.ts";
import { UNKNOWN } from "../../../rehearsal/provider/unknown.ts";

const HIDDEN = "hunter2-hunter2";

describe("Secret", () => {
  it("gives its value to those who ask for it by name", () => {
    expect(new Secret(HIDDEN).value).toBe(HIDDEN);
  });

  it.each<[string, (value: unknown) => string]>([
    ["JSON", (value) => JSON.stringify({ value })],
    ["a template string", (value) => `${String(value)}`],
    ["console.log", (value) => inspect({ value }, { showHidden: true, depth: 9 })],
    ["the list of its properties", (value) => JSON.stringify(Object.entries({ ...(value as object) }))],
  ])("does not show its value in %s", (_way, print) => {
    const text = print(new Secret({ password: HIDDEN }));
    expect(text).not.toContain(HIDDEN);
  });
});

describe("unwrap", () => {
  it("takes every secret off, at any depth and inside one another", () => {
    const value = { a: [new Secret({ b: new Secret(1) })], c: UNKNOWN, d: null };
    expect(unwrap(value)).toEqual({ a: [{ b: 1 }], c: UNKNOWN, d: null });
  });

  it("leaves instances of other classes as they are", () => {
    const date = new Date(0);
    expect(unwrap({ date })).toEqual({ date });
  });
});

describe("containsSecret", () => {
  it("finds a secret at any depth", () => {
    expect(containsSecret(new Secret(1))).toBe(true);
    expect(containsSecret({ a: ["b", { c: new Secret(1) }] })).toBe(true);
    expect(containsSecret({ a: ["b", { c: 1 }], d: UNKNOWN, e: null })).toBe(false);
  });
});
