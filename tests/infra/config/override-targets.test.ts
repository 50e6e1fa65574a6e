import { describe, expect, it } from "@jest/globals";
import {
  OVERRIDE_TARGETS,
  overrideChildren,
  overrideComponents,
  overrideTarget,
} from "../../../infra/config/override-targets.ts";

const SERVICES = ["api", "web"];

describe("overrideChildren", () => {
  it("gives a component's own children", () => {
    expect(overrideChildren("cache", SERVICES)).toEqual(OVERRIDE_TARGETS.cache);
  });

  it("gives every service the children of a service, under its own name", () => {
    expect(overrideChildren("web", SERVICES)).toEqual(OVERRIDE_TARGETS.service);
  });

  it.each(["service", "worker", "toString", ""])("knows no component %j", (name) => {
    expect(overrideChildren(name, SERVICES)).toBeUndefined();
  });
});

describe("overrideComponents", () => {
  it("lists the components and the stack's services, but not the word service", () => {
    const names = overrideComponents(SERVICES);
    expect(names).toEqual(expect.arrayContaining(["network", "database", "api", "web"]));
    expect(names).not.toContain("service");
  });
});

describe("overrideTarget", () => {
  it.each([
    ["database.instance", { component: "database", child: "instance", which: undefined }],
    ["edge.zoneSetting.ssl", { component: "edge", child: "zoneSetting", which: "ssl" }],
    ["edge.record.api.shop.example", { component: "edge", child: "record", which: "api.shop.example" }],
  ])("reads %s, whose third part may hold dots", (target, parts) => {
    expect(overrideTarget(target)).toEqual(parts);
  });
});
