import { describe, expect, it } from "@jest/globals";
import { output } from "@pulumi/pulumi";
import { merge } from "../../../infra/lib/overrides.ts";

describe("merge", () => {
  it("replaces a value, and keeps what the changes do not name", () => {
    expect(merge({ size: 1, name: "a" }, { size: 2 })).toEqual({ size: 2, name: "a" });
  });

  it("adds a property that the draft lacks", () => {
    expect(merge({ size: 1 } as object, { iops: 3000 })).toEqual({ size: 1, iops: 3000 });
  });

  it("merges objects within objects, however deep", () => {
    const draft = { a: { b: { c: 1, d: 2 }, e: 3 } };
    expect(merge(draft, { a: { b: { d: 9 } } })).toEqual({ a: { b: { c: 1, d: 9 }, e: 3 } });
  });

  it("replaces a list whole, since its items have no identity", () => {
    expect(
      merge({ ports: [80, 443], rules: [{ a: 1, b: 2 }] }, { ports: [8080], rules: [{ a: 9 }] }),
    ).toEqual({
      ports: [8080],
      rules: [{ a: 9 }],
    });
  });

  it("replaces a text by an object, and an object by a text", () => {
    expect(merge({ a: "text", b: { c: 1 } } as object, { a: { c: 1 }, b: "text" })).toEqual({
      a: { c: 1 },
      b: "text",
    });
  });

  it("replaces another resource's output whole instead of reaching into it", () => {
    const draft: Record<string, unknown> = { keyArn: output("arn:one") };
    expect(merge(draft, { keyArn: { inside: 1 } })).toEqual({ keyArn: { inside: 1 } });
  });

  it("keeps an output that the changes do not name as the same object", () => {
    const keyArn = output("arn:one");
    expect(merge({ keyArn, size: 1 }, { size: 2 }).keyArn).toBe(keyArn);
  });

  it("takes a property away where the change is null", () => {
    const merged = merge(
      { window: "02:00-03:00", deep: { a: 1, b: 2 } },
      { window: null, deep: { b: null } },
    );
    expect(merged).toEqual({ deep: { a: 1 } });
    expect(Object.keys(merged)).toEqual(["deep"]);
  });

  it.each([false, 0, ""])("takes %j as a value and not as absence", (value) => {
    expect(merge({ setting: true } as object, { setting: value })).toEqual({ setting: value });
  });

  it("changes neither the draft nor the changes", () => {
    const draft = { a: { b: 1 } };
    const changes = { a: { c: 2 } };
    merge(draft, changes);
    expect(draft).toEqual({ a: { b: 1 } });
    expect(changes).toEqual({ a: { c: 2 } });
  });

  it("takes a key named __proto__ for an ordinary key", () => {
    const merged = merge({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"polluted":true}}');
  });
});
