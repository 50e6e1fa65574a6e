import type { ComputeSettings } from "./compute-settings.ts";
import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";

/** Where the tasks run, with its defaults. */
export function resolveCompute({ compute }: Config, decide: Decisions): ComputeSettings {
  if (compute?.kind !== "instance") return { kind: decide.or("compute", compute?.kind) };
  return {
    kind: compute.kind,
    instanceType: compute.instanceType,
    volumeGib: decide.or("compute.volumeGib", compute.volumeGib),
    rollout: decide.or("compute.rollout", compute.rollout),
    maxAgeDays: decide.or("compute.maxAgeDays", compute.maxAgeDays),
  };
}
