import { isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { REPOSITORY } from "../../tokens.ts";

export const registryScansImages = resourceRule({
  name: "registry-scans-images",
  control: "CMP-06",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Images are scanned when they are pushed.",
  rationale:
    "A known hole is found before the image runs: `slipway up` reads the findings, and a critical one stops it.",
  remediation: "Leave imageScanningConfiguration.scanOnPush true.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/ecr/repository.d.ts",
    readOn: "2026-11-27",
  },
  types: [REPOSITORY],
  // @pulumi/aws 7.48.0: left out, scans are started by hand.
  check: (view) =>
    isSet(
      "imageScanningConfiguration.scanOnPush",
      true,
      inputsOf(view).flag("imageScanningConfiguration.scanOnPush", false),
    ),
});
