import { fact, isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

export const volumeIsEncrypted = resourceRule({
  name: "volume-is-encrypted",
  control: "ENC-01",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Every volume is encrypted at rest: disks, file systems, and what tasks write beside their image.",
  rationale: "A copied disk must be worthless without the key.",
  remediation: "Leave encrypted true on the volume, or let the task run on Fargate.",
  source: {
    url: "https://aws.amazon.com/blogs/containers/introducing-server-side-encryption-ephemeral-storage-using-aws-fargate-managed-keys-aws-fargate-platform-version-1-4/",
    readOn: "2026-11-27",
  },
  types: ["aws:ebs/volume:Volume", "aws:efs/fileSystem:FileSystem", TASK_DEFINITION],
  check(view) {
    const read = inputsOf(view);
    if (view.type !== TASK_DEFINITION) return isSet("encrypted", true, read.flag("encrypted", false)); // @pulumi/aws 7.48.0: default false
    if (!read.texts("requiresCompatibilities").includes("FARGATE"))
      return notApplicable("the disk of an instance, which is judged itself");
    // Since platform version 1.4.0 Fargate encrypts a task's own storage; no setting can change that (ECS guide).
    return fact(true, "ephemeralStorage", "encrypted", "encrypted by Fargate itself");
  },
});
