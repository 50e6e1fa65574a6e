import { fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind, inSameProject } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER, ATLAS_ENCRYPTION } from "../../tokens.ts";

export const documentStoreUsesOwnKey = stackRule({
  name: "document-store-uses-own-key",
  control: "ENC-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "MongoDB is encrypted at rest, from M10 on with the product's own key.",
  rationale: "A copied disk or snapshot must be worthless without a key that the product can take away.",
  remediation: "Leave encryptionAtRestProvider AWS and the project's encryption at rest in place.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/encryptionAtRest.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        // Every disk of Atlas is encrypted (Atlas, "Encryption at Rest", from memory, 2026-11); an own key needs M10.
        if (clusterKind(cluster) !== "dedicated") return fact(true, "encryption", "on", "Atlas' own key");
        const provider = inputsOf(cluster).text("encryptionAtRestProvider") ?? "NONE";
        const keys = inSameProject(index, cluster, ATLAS_ENCRYPTION).filter((one) =>
          inputsOf(one).flag("awsKmsConfig.enabled", true),
        );
        return [
          fact(provider === "AWS", "encryptionAtRestProvider", "AWS", provider),
          fact(
            keys.length > 0,
            "the project's own key",
            "declared",
            keys.length > 0 ? "declared" : "nothing",
          ),
        ];
      }),
    ),
});
