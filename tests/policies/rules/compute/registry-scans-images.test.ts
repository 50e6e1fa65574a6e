import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { registryScansImages } from "../../../../policies/rules/compute/registry-scans-images.ts";
import { REPOSITORY } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const repository = view(REPOSITORY, "registry-api", { imageScanningConfiguration: { scanOnPush: true } });

ruleTable(registryScansImages, {
  rows: [
    { kind: "met", it: "accepts a scan on push", views: [repository], state: "met" },
    {
      kind: "violated",
      it: "refuses no scan",
      views: [given(repository, { imageScanningConfiguration: { scanOnPush: false } })],
      state: "violated",
      says: 'CMP-06: "registry-api" imageScanningConfiguration.scanOnPush must be true; got false. Leave imageScanningConfiguration.scanOnPush true.',
    },
    {
      kind: "absent",
      it: "refuses the provider's default of scans by hand",
      views: [given(repository, { imageScanningConfiguration: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(repository, { imageScanningConfiguration: { scanOnPush: UNKNOWN } })],
      state: "undecided",
    },
  ],
  without: { boundary: "a switch has none", spelling: "the fact has one place" },
});
