import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

const MODERN: readonly string[] = ["TLS1_2", "TLS1_3"];

export const documentStoreSpeaksModernTls = resourceRule({
  name: "document-store-speaks-modern-tls",
  control: "ENC-04",
  severity: "high",
  enforcement: "mandatory",
  statement: "MongoDB speaks TLS 1.2 or newer only.",
  rationale: "Older versions can be broken by whoever listens.",
  remediation: "Leave minimumEnabledTlsProtocol at TLS1_2.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/types/input.d.ts",
    readOn: "2026-11-27",
  },
  types: [ATLAS_CLUSTER],
  check(view) {
    if (clusterKind(view) !== "dedicated")
      return notApplicable("M0 and Flex speak TLS 1.2 and newer, by no choice");
    const lowest = inputsOf(view).text("advancedConfiguration.minimumEnabledTlsProtocol");
    // Left out, a new cluster has TLS 1.2, but one that was changed by hand stays as it is.
    if (lowest === undefined)
      return fact(false, "advancedConfiguration.minimumEnabledTlsProtocol", "TLS1_2 or TLS1_3", "nothing");
    return fact(
      MODERN.includes(lowest),
      "advancedConfiguration.minimumEnabledTlsProtocol",
      "TLS1_2 or TLS1_3",
      lowest,
    );
  },
});
