import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Secret, unwrap } from "../../../rehearsal/provider/secret.ts";
import { UNKNOWN } from "../../../rehearsal/provider/unknown.ts";
import { fromWire, toWire } from "../../../rehearsal/provider/wire.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** Values as a provider sees them: JSON's own, secrets and unknowns at any depth. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.constant(UNKNOWN),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key(), tie("value"), { maxKeys: 4 }),
    tie("value").map((inner) => new Secret(inner)),
  ),
}));
const properties = fc.dictionary(key(), value);

function key() {
  // A generated message is a plain object in memory, which cannot hold a property of that name.
  return fc.string().filter((text) => text !== "__proto__");
}

/** The value with every secret spelt out, since two secrets never compare equal. */
function spelt(one: unknown): unknown {
  if (one instanceof Secret) return { "a secret": spelt(one.value) };
  if (Array.isArray(one)) return one.map(spelt);
  if (typeof one !== "object" || one === null) return one;
  return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, spelt(inner)]));
}

describe("toWire and fromWire", () => {
  it("bring back what they were given, secrets and unknowns at any depth included", () => {
    fc.assert(
      fc.property(properties, (values) => {
        expect(spelt(fromWire(toWire(values)))).toEqual(spelt(values));
      }),
      { numRuns: 300 },
    );
  });

  it("never write a secret's value without its mark", () => {
    const text = JSON.stringify(toWire({ open: "a", deep: [{ hidden: new Secret("b") }] }).toJavaScript());
    expect(JSON.parse(text)).toEqual({
      open: "a",
      deep: [{ hidden: { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: "b" } }],
    });
  });

  it("leave out a property without a value, and send an empty element as null", () => {
    expect(toWire({ gone: undefined, list: [undefined, 1], none: null }).toJavaScript()).toEqual({
      list: [null, 1],
      none: null,
    });
  });
});

describe("fromWire", () => {
  it("takes no properties as none", () => {
    expect(fromWire(undefined)).toEqual({});
  });

  it("takes a resource as its identifier, and a component as its URN", () => {
    const resource = "5cf8f73096256a8f31e491e813e4eb8e";
    const wire = toWire({
      custom: { [SIGNATURE]: resource, urn: "urn:x", id: "vpc-1" },
      component: { [SIGNATURE]: resource, urn: "urn:y" },
    });
    expect(fromWire(wire)).toEqual({ custom: "vpc-1", component: "urn:y" });
  });

  it("takes an output as its value, unknown without one, secret where it says so", () => {
    const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    const read = fromWire(
      toWire({
        known: { [SIGNATURE]: output, value: 1 },
        later: { [SIGNATURE]: output },
        hidden: { [SIGNATURE]: output, value: "b", secret: true },
      }),
    );
    expect(read.known).toBe(1);
    expect(read.later).toBe(UNKNOWN);
    expect(read.hidden).toBeInstanceOf(Secret);
    expect(unwrap(read.hidden)).toBe("b");
  });

  it("keeps a map whose one key is called like a mark's property", () => {
    expect(fromWire(toWire({ value: { value: 1 } }))).toEqual({ value: { value: 1 } });
  });
});
