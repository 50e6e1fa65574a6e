import type { InstanceClassName } from "../tables/instance-classes.ts";

/** Where the tasks run. */
export type ComputeSettings = { readonly kind: "fargate" } | InstanceSettings;

/** One instance that runs every task of the stack. */
export interface InstanceSettings {
  readonly kind: "instance";
  readonly instanceType: InstanceClassName;
  /** GiB, 30 (the image's own size) to 500. */
  readonly volumeGib: number;
  /** `beside`: the new task starts beside the old one; `in-turn`: after it. */
  readonly rollout: "beside" | "in-turn";
  /** Days after which another instance takes over, 1 to 365 (Auto Scaling's limit). */
  readonly maxAgeDays: number;
}
