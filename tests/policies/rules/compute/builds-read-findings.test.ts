import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { buildsReadFindings } from "../../../../policies/rules/compute/builds-read-findings.ts";
import { IMAGE_BUILDS } from "../../../../policies/tokens.ts";
import { given, ruleTable, view } from "../../rule-table.ts";

const builds = view(IMAGE_BUILDS, "images", { findingsStopDelivery: true });

ruleTable(buildsReadFindings, {
  rows: [
    { kind: "met", it: "accepts builds whose findings are read", views: [builds], state: "met" },
    {
      kind: "violated",
      it: "refuses builds that nobody judges",
      views: [given(builds, { findingsStopDelivery: false })],
      state: "violated",
      says: 'CMP-06: "images" findingsStopDelivery must be true; got false. Bring a stack that builds up with `slipway up`, which reads them; plain `pulumi up` does not.',
    },
    {
      kind: "absent",
      it: "refuses builds that say nothing of it",
      views: [given(builds, { findingsStopDelivery: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown switch undecided",
      views: [given(builds, { findingsStopDelivery: UNKNOWN })],
      state: "undecided",
    },
  ],
  without: { boundary: "a switch has none", spelling: "the fact has one place" },
});
