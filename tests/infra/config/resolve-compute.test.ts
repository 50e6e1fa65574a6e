import { describe, expect, it } from "@jest/globals";
import type { Config } from "../../../infra/config/config.ts";
import { Decisions } from "../../../infra/config/decisions.ts";
import { resolveCompute } from "../../../infra/config/resolve-compute.ts";

/** Settings and, by key path, where each came from. */
const resolved = (compute: Config["compute"]) => {
  const decide = new Decisions("production");
  const settings = resolveCompute({ compute } as Config, decide); // nothing else is read
  return { settings, origins: Object.fromEntries(decide.origins({ compute: settings })) };
};

describe("resolveCompute", () => {
  it("is Fargate by default, and where somebody says so", () => {
    expect(resolved(undefined)).toEqual({
      settings: { kind: "fargate" },
      origins: { "compute.kind": "default" },
    });
    expect(resolved({ kind: "fargate" }).origins).toEqual({ "compute.kind": "file" });
  });

  it("fills in all of an instance but its class", () => {
    expect(resolved({ kind: "instance", instanceType: "t4g.small" })).toEqual({
      settings: {
        kind: "instance",
        instanceType: "t4g.small",
        volumeGib: 30,
        rollout: "beside",
        maxAgeDays: 30,
      },
      origins: {
        "compute.kind": "file",
        "compute.instanceType": "file",
        "compute.volumeGib": "default",
        "compute.rollout": "default",
        "compute.maxAgeDays": "default",
      },
    });
  });
});
