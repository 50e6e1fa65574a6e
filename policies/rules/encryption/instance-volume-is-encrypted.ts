import { fact, isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { INSTANCE, LAUNCH_TEMPLATE } from "../../tokens.ts";

export const instanceVolumeIsEncrypted = resourceRule({
  name: "instance-volume-is-encrypted",
  control: "ENC-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every disk of an instance is encrypted at rest, the one that its image brings along too.",
  rationale:
    "On it lie images, logs that wait and whatever tasks write; a copied disk must be worthless without the key.",
  remediation: "Leave the launch template's disk encrypted.",
  source: {
    url: "https://docs.aws.amazon.com/AWSEC2/latest/WindowsGuide/EBSEncryption.html",
    readOn: "2026-11-27",
  },
  types: [LAUNCH_TEMPLATE, INSTANCE],
  check(view) {
    const read = inputsOf(view);
    const disks =
      view.type === LAUNCH_TEMPLATE
        ? read
            .items("blockDeviceMappings")
            .map((one) => one.at("ebs"))
            .filter((one) => one.keys("").length > 0)
        : [
            ...(read.has("rootBlockDevice") ? [read.at("rootBlockDevice")] : []),
            ...read.items("ebsBlockDevices"),
          ];
    const described = view.type === LAUNCH_TEMPLATE ? disks.length > 0 : read.has("rootBlockDevice");
    // @pulumi/aws 7.48.0: encrypted left out is false, unless the account encrypts by default, which nothing here tells.
    const each = disks.map((disk) => isSet(`${disk.path}.encrypted`, true, disk.flag("encrypted", false)));
    return described ? each : [...each, fact(false, "first disk", "encrypted", "as its image has it")];
  },
});
