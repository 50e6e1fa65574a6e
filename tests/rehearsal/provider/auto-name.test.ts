import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Behaviour } from "../../../rehearsal/cloud/behaviour.ts";
import { autoName } from "../../../rehearsal/provider/auto-name.ts";

function behaviour(rule: Behaviour["autoName"]): Behaviour {
  return {
    token: "aws:x/y:Y",
    create: () => ({ id: "x" }),
    ...(rule === undefined ? {} : { autoName: rule }),
  };
}

const PLAIN = behaviour({ property: "name", maxLength: 32 });
const SEED = new Uint8Array([1, 2, 3]);

function request(name: string, randomSeed = SEED) {
  return { name, urn: `urn:pulumi:test::p::aws:x/y:Y::${name}`, randomSeed };
}

describe("autoName", () => {
  it("makes a name of the logical name and seven digits, never longer than the cloud takes", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 80 }),
        fc.integer({ min: 9, max: 64 }),
        (name, maxLength) => {
          const made = autoName(behaviour({ property: "name", maxLength }), request(name), {}, {}).name;
          expect(String(made).length).toBeLessThanOrEqual(maxLength);
          expect(made).toMatch(/-[0-9a-f]{7}$/);
          expect(String(made).startsWith(name.slice(0, maxLength - 8))).toBe(true);
        },
      ),
    );
  });

  it("makes the same name in the preview and in the update that follows, and another for another seed", () => {
    const once = autoName(PLAIN, request("api"), {}, {});
    expect(autoName(PLAIN, request("api"), {}, {})).toEqual(once);
    expect(autoName(PLAIN, request("api", new Uint8Array([9])), {}, {})).not.toEqual(once);
  });

  it("keeps the name that the resource has, whatever the seed", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }),
        fc.uint8Array({ maxLength: 32 }),
        (name, seed) => {
          const first = autoName(PLAIN, request(name), {}, {});
          expect(autoName(PLAIN, request(name, seed), {}, first)).toEqual(first);
        },
      ),
    );
  });

  it("makes a new name where the earlier one was given by the program", () => {
    expect(autoName(PLAIN, request("api"), {}, { name: "chosen" }).name).toMatch(/^api-[0-9a-f]{7}$/);
  });

  it.each([
    ["a name that is given", { name: "chosen" }],
    ["a prefix that is given", { namePrefix: "chosen-" }],
  ])("leaves alone %s", (_what, inputs) => {
    expect(autoName(PLAIN, request("api"), inputs, { name: "api-0000000" })).toEqual(inputs);
  });

  it("makes none where the type has no automatic name", () => {
    expect(autoName(behaviour(undefined), request("api"), {}, {})).toEqual({});
  });

  it("writes small letters where the cloud takes no others", () => {
    const rule = behaviour({ property: "identifier", maxLength: 63, lowerCase: true });
    expect(autoName(rule, request("Orders"), {}, {}).identifier).toMatch(/^orders-[0-9a-f]{7}$/);
  });

  it("puts in front what the cloud wants there, keeps it, and stays within the length", () => {
    const rule = behaviour({ property: "name", maxLength: 20, prefix: "alias/" });
    const made = autoName(rule, request("a-long-logical-name"), {}, {});
    expect(made.name).toMatch(/^alias\/a-long-[0-9a-f]{7}$/);
    expect(String(made.name).length).toBeLessThanOrEqual(20);
    expect(autoName(rule, request("a-long-logical-name", new Uint8Array([7])), {}, made)).toEqual(made);
  });
});
