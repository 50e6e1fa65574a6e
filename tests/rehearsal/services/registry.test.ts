import { describe, expect, it } from "@jest/globals";
import type { Behaviour } from "../../../rehearsal/cloud/behaviour.ts";
import { Shapes } from "../../../rehearsal/schema/load-shapes.ts";
import { replaceOnChange } from "../../../rehearsal/schema/replace-on-change.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { temporaryFolder } from "../schema/temporary-folder.ts";

function thing(token: string): Behaviour {
  return { token, create: () => ({ id: "x" }) };
}

describe("Registry", () => {
  it("finds behaviours and lookups by their token, and nothing else", () => {
    const lookup = { token: "aws:x/getY:getY", invoke: () => ({}) };
    const behaviour = thing("aws:x/y:Y");
    const registry = new Registry([
      { behaviours: [behaviour], lookups: [lookup] },
      { behaviours: [thing("aws:x/a:A")] },
    ]);
    expect(registry.behaviour("aws:x/y:Y")).toBe(behaviour);
    expect(registry.lookup("aws:x/getY:getY")).toBe(lookup);
    expect(registry.behaviour("aws:x/getY:getY")).toBeUndefined();
    expect(registry.lookup("aws:x/y:Y")).toBeUndefined();
    expect(registry.tokens()).toEqual(["aws:x/a:A", "aws:x/y:Y"]);
  });

  it("refuses two behaviours of one type", () => {
    expect(
      () => new Registry([{ behaviours: [thing("aws:x/y:Y")] }, { behaviours: [thing("aws:x/y:Y")] }]),
    ).toThrow("aws:x/y:Y has two behaviours");
  });
});

describe("Registry of every service", () => {
  const registry = new Registry(services);
  const shapes = new Shapes({ cacheDir: temporaryFolder() });

  it.each(registry.tokens())(
    "%s has a shape in the installed SDK and an entry for what replaces it",
    (token) => {
      expect(shapes.resource(token)?.token).toBe(token);
      expect(() => replaceOnChange(token)).not.toThrow();
    },
  );

  it.each(registry.tokens().filter((token) => token.startsWith("aws:")))(
    "%s is made anew in another region",
    (token) => {
      const regional = shapes.resource(token)?.inputs.region !== undefined;
      expect(replaceOnChange(token).has("region")).toBe(regional);
    },
  );

  it.each(registry.tokens())("%s names only properties that its shape has", (token) => {
    const behaviour = registry.behaviour(token);
    const inputs = Object.keys(shapes.resource(token)?.inputs ?? {});
    const outputs = Object.keys(shapes.resource(token)?.outputs ?? {});
    const named = [...(behaviour?.replaceOn ?? []), ...(behaviour?.inPlace ?? [])].map(
      (path) => path.split(/[.[]/)[0],
    );
    expect(named.filter((name) => !inputs.includes(name ?? ""))).toEqual([]);
    const automatic = behaviour?.autoName?.property;
    expect(automatic === undefined || inputs.includes(automatic)).toBe(true);
    const changed = Object.values(behaviour?.changes ?? {}).flat();
    expect(changed.filter((name) => !outputs.includes(name))).toEqual([]);
    const changing = Object.keys(behaviour?.changes ?? {}).filter((name) => name !== "*");
    expect(changing.filter((name) => !inputs.includes(name))).toEqual([]);
  });
});
