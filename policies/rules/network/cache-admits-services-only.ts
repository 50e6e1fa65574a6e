import { storeIngress } from "../../relations/store-ingress.ts";
import { stackRule } from "../../rule.ts";
import { CACHE_CLUSTER, CACHE_GROUP } from "../../tokens.ts";

export const cacheAdmitsServicesOnly = stackRule({
  name: "cache-admits-services-only",
  control: "NET-02",
  severity: "critical",
  enforcement: "mandatory",
  statement: "The cache accepts connections only from the security groups in which services stand.",
  rationale: "A cache holds sessions; whoever reaches it can become any user.",
  remediation: "Name services' security groups as the only sources of the cache's group.",
  source: { url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VPCs.html", readOn: "2026-11-27" },
  check: (index) =>
    index
      .ofType(CACHE_GROUP, CACHE_CLUSTER)
      .flatMap((store) => storeIngress(index, store, "securityGroupIds")),
});
