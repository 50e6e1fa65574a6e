import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { diffInputs } from "../../../rehearsal/provider/diff.ts";
import { Secret } from "../../../rehearsal/provider/secret.ts";
import { UNKNOWN } from "../../../rehearsal/provider/unknown.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** Keys without dots and brackets, so that a path can be followed back. */
const name = fc.stringMatching(/^[a-z]{1,4}$/);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3 }),
  ),
}));
const properties = fc.dictionary(name, value, { maxKeys: 4 });

/** What stands at that path. */
function at(values: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== "")
    .reduce<unknown>((one, part) => (one as Record<string, unknown> | undefined)?.[part], values);
}

/** As text: the cloud does not tell `1` from `"1"`. */
function canonical(one: unknown): string {
  return JSON.stringify(one, (_key, inner: unknown) =>
    ["number", "boolean"].includes(typeof inner) ? String(inner) : inner,
  );
}

/** Every leaf's path. */
function leaves(one: unknown, path = ""): string[] {
  if (Array.isArray(one)) return one.flatMap((inner, index) => leaves(inner, `${path}[${index}]`));
  if (typeof one !== "object" || one === null) return [path];
  return Object.entries(one).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

describe("diffInputs", () => {
  it("finds nothing where nothing changed", () => {
    fc.assert(
      fc.property(properties, (values) => {
        expect(diffInputs(values, structuredClone(values), NOTHING)).toEqual([]);
      }),
    );
  });

  it("finds every changed leaf, and nothing beside it", () => {
    fc.assert(
      fc.property(properties, fc.nat(), (values, pick) => {
        const paths = leaves(values);
        const path = paths[pick % Math.max(paths.length, 1)];
        fc.pre(path !== undefined);
        const parts = path.split(/[.[\]]+/).filter((part) => part !== "");
        const next = structuredClone(values);
        const last = parts.pop() ?? "";
        const holder = parts.reduce<Record<string, unknown>>((one, part) => one[part] as typeof one, next);
        holder[last] = `${String(at(values, path))} and more`;
        expect(diffInputs(values, next, NOTHING)).toEqual([{ path, kind: "update", replaces: false }]);
      }),
    );
  });

  it("finds a difference exactly where the two are not the same, and only at paths that differ", () => {
    fc.assert(
      fc.property(properties, properties, (olds, news) => {
        const changes = diffInputs(olds, news, NOTHING);
        const sorted = (one: Record<string, unknown>) =>
          canonical(Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b))));
        if (sorted(olds) !== sorted(news) && changes.length === 0) {
          // Keys of inner maps may stand in another order: then every leaf is the same.
          for (const path of [...leaves(olds), ...leaves(news)])
            expect(canonical(at(olds, path) ?? null)).toBe(canonical(at(news, path) ?? null));
        }
        for (const { path } of changes)
          expect(canonical(at(olds, path) ?? null)).not.toBe(canonical(at(news, path) ?? null));
      }),
    );
  });

  it("says of the same change in both directions: added one way, deleted the other", () => {
    expect(diffInputs({}, { tags: { a: "1" } }, NOTHING)).toEqual([
      { path: "tags", kind: "add", replaces: false },
    ]);
    expect(diffInputs({ tags: { a: "1" } }, {}, NOTHING)).toEqual([
      { path: "tags", kind: "delete", replaces: false },
    ]);
  });

  it.each([
    ["a number and its text", { a: 1 }, { a: "1" }],
    ["a switch and its text", { a: true }, { a: "true" }],
    ["null and nothing", { a: null }, {}],
    ["a secret and its value", { a: new Secret("x") }, { a: "x" }],
  ])("takes %s as the same", (_what, olds, news) => {
    expect(diffInputs(olds, news, NOTHING)).toEqual([]);
  });

  it.each([
    ["zero and nothing", { a: 0 }, {}],
    ["an empty text and nothing", { a: "" }, {}],
    ["false and nothing", { a: false }, {}],
    ["an empty list and nothing", { a: [] }, {}],
    ["a list and one more element", { a: [1] }, { a: [1, 2] }],
    ["another secret", { a: new Secret("x") }, { a: new Secret("y") }],
    ["a list in another order", { a: ["x", "y"] }, { a: ["y", "x"] }],
  ])("tells %s apart", (_what, olds, news) => {
    expect(diffInputs(olds, news, NOTHING)).not.toEqual([]);
  });

  it("takes a value not known yet as changed, even where nothing stood before", () => {
    expect(diffInputs({ a: "x" }, { a: UNKNOWN }, NOTHING)).toEqual([
      { path: "a", kind: "update", replaces: false },
    ]);
    expect(diffInputs({}, { a: [UNKNOWN] }, NOTHING)).toHaveLength(1);
    expect(diffInputs({ a: { b: "x" } }, { a: { b: new Secret(UNKNOWN) } }, NOTHING)).toEqual([
      { path: "a.b", kind: "update", replaces: false },
    ]);
  });

  it.each([
    ["the property itself", "name", { name: "a" }, { name: "b" }, true],
    [
      "what is inside the property",
      "network",
      { network: { ids: ["a"] } },
      { network: { ids: ["b"] } },
      true,
    ],
    [
      "one property inside another",
      "network.ids",
      { network: { ids: ["a"] } },
      { network: { ids: ["b"] } },
      true,
    ],
    ["its neighbour inside", "network.ids", { network: { open: true } }, { network: { open: false } }, false],
    [
      "a property of any element",
      "volumes[].name",
      { volumes: [{ name: "a" }] },
      { volumes: [{ name: "b" }] },
      true,
    ],
    ["an element that is added", "volumes[].name", { volumes: [] }, { volumes: [{ name: "b" }] }, true],
    ["a property whose name begins the same", "name", { namePrefix: "a" }, { namePrefix: "b" }, false],
    ["a whole that holds it, added at once", "network.ids", {}, { network: { ids: ["b"] } }, true],
    ["a whole without it, added at once", "network.ids", {}, { network: { open: true } }, false],
    ["a whole that holds it, gone at once", "network.ids", { network: { ids: ["b"] } }, {}, true],
  ])("says whether a change replaces: %s", (_what, rule, olds, news, replaces) => {
    expect(diffInputs(olds, news, new Set([rule])).some((change) => change.replaces)).toBe(replaces);
  });
});
