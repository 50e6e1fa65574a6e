import { storeIngress } from "../../relations/store-ingress.ts";
import { stackRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE, DB_PROXY } from "../../tokens.ts";

export const databaseAdmitsServicesOnly = stackRule({
  name: "database-admits-services-only",
  control: "NET-01",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "The database, and a pool before it, accept connections only from the security groups in which services stand.",
  rationale: "Whoever else reaches the database needs one leaked password to have everything.",
  remediation: "Name services' security groups as the only sources of the database's group.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index
      .ofType(DB_INSTANCE, DB_CLUSTER, DB_PROXY)
      .flatMap((store) => storeIngress(index, store, "vpcSecurityGroupIds")),
});
