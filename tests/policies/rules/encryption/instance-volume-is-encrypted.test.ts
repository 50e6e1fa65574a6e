import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { instanceVolumeIsEncrypted } from "../../../../policies/rules/encryption/instance-volume-is-encrypted.ts";
import { INSTANCE } from "../../../../policies/tokens.ts";
import { TEMPLATE } from "../../example-instance.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const disk = (encrypted: unknown) => ({ deviceName: "/dev/xvda", ebs: { volumeSize: 30, encrypted } });
const withDisks = (...disks: readonly unknown[]) => given(TEMPLATE, { blockDeviceMappings: disks });

ruleTable(instanceVolumeIsEncrypted, {
  rows: [
    { kind: "met", it: "accepts an encrypted disk", views: [TEMPLATE], state: "met" },
    {
      kind: "met",
      it: "accepts an instance that stands by itself",
      views: [view(INSTANCE, "host", { rootBlockDevice: { encrypted: true } })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a disk in clear",
      views: [withDisks(disk("false"))],
      state: "violated",
      says: 'ENC-01: "instance-template" blockDeviceMappings[0].ebs.encrypted must be true; got false. Leave the launch template\'s disk encrypted.',
    },
    {
      kind: "absent",
      it: "refuses the disk that the image brings along",
      views: [given(TEMPLATE, { blockDeviceMappings: undefined })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a disk that says nothing of it",
      views: [withDisks(disk(undefined))],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses one in clear beside an encrypted one",
      views: [withDisks(disk("true"), { ...disk("false"), deviceName: "/dev/xvdb" })],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads further disks of an instance",
      views: [
        view(INSTANCE, "host", {
          rootBlockDevice: { encrypted: true },
          ebsBlockDevices: [{ encrypted: false }],
        }),
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a switch that is not known yet undecided",
      views: [withDisks(disk(UNKNOWN))],
      state: "undecided",
      undecided: "blockDeviceMappings[0].ebs.encrypted",
    },
  ],
});
