import { fact } from "../../expect.ts";
import { clusterKind, inSameProject } from "../../relations/document-clusters.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_ACCESS, ATLAS_CLUSTER, ATLAS_LINK } from "../../tokens.ts";

export const documentStoreHasAWayIn = stackRule({
  name: "document-store-has-a-way-in",
  control: "NET-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every MongoDB cluster is reached by a private endpoint or from listed addresses.",
  rationale: "A cluster without a way in tempts somebody to open it to everybody by hand.",
  remediation: "Set database.reach to private-endpoint or egress-addresses.",
  source: {
    url: "https://www.mongodb.com/docs/atlas/security-private-endpoint/",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        const dedicated = clusterKind(cluster) === "dedicated";
        const links = dedicated ? inSameProject(index, cluster, ATLAS_LINK).length : 0;
        const entries = inSameProject(index, cluster, ATLAS_ACCESS).length;
        const found = links > 0 ? "a private endpoint" : entries > 0 ? "listed addresses" : "neither";
        const expected = dedicated ? "a private endpoint or listed addresses" : "listed addresses";
        return fact(links + entries > 0, "way in", expected, found);
      }),
    ),
});
