import * as z from "zod";
import { INSTANCE_CLASSES } from "../../tables/instance-classes.ts";
import { choice, described, group, NO_DEFAULT, whole, words } from "./word.ts";

function kind<const T extends string>(value: T) {
  return described(z.literal(value), {
    meaning:
      "fargate, or instance: all tasks on one small ARM instance with a fixed address, which costs less and is away for minutes when it is replaced",
    expected: '"fargate" or "instance"',
    example: value,
    required: NO_DEFAULT.money,
  });
}

const meaning = "Where the tasks run; without it on Fargate";

/** Where the tasks run. */
export const compute = z
  .discriminatedUnion("kind", [
    group({ meaning }, { kind: kind("fargate") }),
    group(
      { meaning },
      {
        kind: kind("instance"),
        instanceType: choice(
          { meaning: "Class of the instance", example: "t4g.small", required: NO_DEFAULT.money },
          INSTANCE_CLASSES,
        ),
        volumeGib: whole(
          {
            meaning: "Disk of the instance, for its system, images and what tasks write",
            unit: "GiB",
            example: "30",
          },
          30,
          500,
        ).optional(),
        rollout: choice(
          {
            meaning:
              "How a new revision takes over on the instance: beside the old task, which needs room for both, or in-turn, with seconds without any",
            example: "beside",
          },
          ["beside", "in-turn"],
        ).optional(),
        maxAgeDays: whole(
          {
            meaning: "Age at which the instance is replaced by one with the newest system",
            unit: "days",
            example: "30",
          },
          1,
          365, // Auto Scaling's own limits: API reference, CreateAutoScalingGroup, MaxInstanceLifetime, from memory, 2026-11
        ).optional(),
      },
    ),
  ])
  .register(words, {
    meaning,
    expected: "a group of keys (kind and what goes with it)",
    example: "{ kind: instance, instanceType: t4g.small }",
  })
  .optional();
