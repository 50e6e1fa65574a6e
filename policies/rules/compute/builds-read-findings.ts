import { isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { IMAGE_BUILDS } from "../../tokens.ts";

export const buildsReadFindings = resourceRule({
  name: "builds-read-findings",
  control: "CMP-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "The findings of an image that is built here are read before a service gets it.",
  rationale: "Its digest is known only in the middle of the update: later is too late.",
  remediation:
    "Bring a stack that builds up with `slipway up`, which reads them; plain `pulumi up` does not.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/describe-scan-findings.html",
    readOn: "2026-11-27",
  },
  types: [IMAGE_BUILDS],
  check: (view) => isSet("findingsStopDelivery", true, inputsOf(view).flag("findingsStopDelivery", false)),
});
