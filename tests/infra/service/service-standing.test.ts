import { describe, expect, it } from "@jest/globals";
import { serviceStanding, stateOf } from "../../../infra/service/service-standing.ts";

const SERVICES = {
  web: { name: "web", secrets: {} },
  worker: { name: "worker", secrets: { KEY: "STRIPE_KEY" } },
  api: { name: "api", secrets: { KEY: "STRIPE_KEY", TOKEN: "TOKEN" } },
};
const NOTHING = { declared: [], stopped: [] };
const ALL = ["api", "web", "worker"];

describe("serviceStanding", () => {
  it("holds and stops every new service that reads an empty secret, under whatever variable", () => {
    expect(serviceStanding(SERVICES, ["STRIPE_KEY"], NOTHING)).toEqual({
      held: ["api", "worker"],
      stopped: ["api", "worker"],
      raised: ["web"],
      unproven: [],
    });
  });

  it("sets the count of a service that no finished update knows: one that failed may have left it at 0", () => {
    const before = { declared: ["web"], stopped: [] };
    expect(serviceStanding(SERVICES, [], before).raised).toEqual(["api", "worker"]);
    expect(serviceStanding(SERVICES, ["TOKEN"], before)).toEqual({
      held: ["api"],
      stopped: ["api"],
      raised: ["worker"],
      unproven: [],
    });
  });

  it("holds a service whose image is pulled by a login that is empty", () => {
    const services = { ...SERVICES, web: { ...SERVICES.web, logins: ["LOGIN"] } };
    expect(serviceStanding(services, ["LOGIN"], NOTHING).held).toEqual(["web"]);
    expect(serviceStanding(services, [], NOTHING).held).toEqual([]);
  });

  it("holds none when no secret is empty, and none for an empty secret that no service reads", () => {
    const none = { held: [], stopped: [], raised: [], unproven: [] };
    const before = { declared: ALL, stopped: [] };
    expect(serviceStanding(SERVICES, [], before)).toEqual(none);
    expect(serviceStanding(SERVICES, ["KEY"], before)).toEqual(none);
  });

  it("does not call a service stopped that ran before its new secret was declared", () => {
    const found = serviceStanding(SERVICES, ["TOKEN"], { declared: ALL, stopped: [] });
    expect(found).toEqual({ held: ["api"], stopped: [], raised: [], unproven: [] });
  });

  it("keeps a stopped service stopped while its secret stays empty", () => {
    const found = serviceStanding(SERVICES, ["TOKEN"], { declared: ALL, stopped: ["api"] });
    expect(found).toEqual({ held: ["api"], stopped: ["api"], raised: [], unproven: [] });
  });

  it("raises a stopped service once, when its last empty secret was filled", () => {
    const before = { declared: ALL, stopped: ["api", "worker"] };
    expect(serviceStanding(SERVICES, ["TOKEN"], before).raised).toEqual(["worker"]);
    expect(serviceStanding(SERVICES, [], before).raised).toEqual(["api", "worker"]);
    expect(serviceStanding(SERVICES, [], { declared: ALL, stopped: [] }).raised).toEqual([]);
  });

  it("stops a new service whose image ran nowhere yet, and none that has tasks already", () => {
    const before = { declared: ["web", "api"], stopped: ["api"] };
    expect(serviceStanding(SERVICES, [], before, ALL)).toEqual({
      held: ["api", "worker"],
      stopped: ["api", "worker"],
      raised: [],
      unproven: ["api", "worker"],
    });
    expect(serviceStanding(SERVICES, ["TOKEN"], before, ["worker"])).toEqual({
      held: ["api", "worker"],
      stopped: ["api", "worker"],
      raised: [],
      unproven: ["worker"],
    });
  });

  it("does not raise a service that ran on while it was held", () => {
    expect(serviceStanding(SERVICES, [], { declared: ALL, stopped: [] }).raised).toEqual([]);
  });

  it("forgets a stopped service that is no longer configured", () => {
    expect(serviceStanding({}, [], { declared: ["old"], stopped: ["old"] }).raised).toEqual([]);
  });
});

describe("stateOf", () => {
  const standing = { held: ["api", "worker"], stopped: ["worker"], raised: ["web"], unproven: [] };

  it.each([
    ["api", "held"],
    ["worker", "stopped"],
    ["web", "raised"],
    ["other", "live"],
  ])("finds %s %s", (name, state) => {
    expect(stateOf(standing, name)).toBe(state);
  });
});
