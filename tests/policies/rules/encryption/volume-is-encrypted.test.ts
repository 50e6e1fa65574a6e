import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { volumeIsEncrypted } from "../../../../policies/rules/encryption/volume-is-encrypted.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const volume = view("aws:ebs/volume:Volume", "disk", { encrypted: true });
const task = view("aws:ecs/taskDefinition:TaskDefinition", "api-task", {
  requiresCompatibilities: ["FARGATE"],
});

ruleTable(volumeIsEncrypted, {
  rows: [
    { kind: "met", it: "accepts an encrypted disk", views: [volume], state: "met" },
    { kind: "met", it: "accepts a task of Fargate, which encrypts by itself", views: [task], state: "met" },
    {
      kind: "violated",
      it: "refuses a disk in clear",
      views: [given(volume, { encrypted: false })],
      state: "violated",
      says: 'ENC-01: "disk" encrypted must be true; got false. Leave encrypted true on the volume, or let the task run on Fargate.',
    },
    {
      kind: "absent",
      it: "refuses a disk that says nothing: in clear by default",
      views: [given(volume, { encrypted: undefined })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a file system in clear",
      views: [view("aws:efs/fileSystem:FileSystem", "files", { encrypted: "false" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(volume, { encrypted: UNKNOWN })],
      state: "undecided",
      undecided: "encrypted",
    },
    {
      kind: "not applicable",
      it: "says nothing of a task on instances",
      views: [given(task, { requiresCompatibilities: ["EC2"] })],
      state: "notApplicable",
    },
  ],
  without: { boundary: "a switch has none" },
});
