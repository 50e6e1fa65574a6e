import { describe, expect, it } from "@jest/globals";
import { freeBecause } from "../../cost/free-types.ts";
import { meters } from "../../cost/meters/index.ts";
import { services } from "../../rehearsal/services/index.ts";
import { Registry } from "../../rehearsal/services/registry.ts";

const TYPES = new Registry(services).tokens();

describe("freeBecause", () => {
  it.each(TYPES)("or a meter knows %s, so that nothing of a rehearsed stack is forgotten", (type) => {
    expect([Object.hasOwn(meters, type), freeBecause(type) !== undefined]).toContain(true);
  });

  it("calls nothing free that a meter prices", () => {
    expect(Object.keys(meters).filter((type) => freeBecause(type) !== undefined)).toEqual([]);
  });

  it("says nothing of a type that nobody looked at", () => {
    expect(freeBecause("aws:neptune/cluster:Cluster")).toBeUndefined();
    expect(freeBecause("aws:ec2/transitGateway:TransitGateway")).toBeUndefined();
  });
});
