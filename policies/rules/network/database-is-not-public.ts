import { isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_INSTANCE } from "../../tokens.ts";

export const databaseIsNotPublic = resourceRule({
  name: "database-is-not-public",
  control: "NET-04",
  severity: "critical",
  enforcement: "mandatory",
  statement: "No database has a public address.",
  rationale: "A public address makes the password the only thing between the internet and the data.",
  remediation: "Leave publiclyAccessible false.",
  source: {
    url: "https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-public-access-check.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, "aws:rds/clusterInstance:ClusterInstance"],
  // @pulumi/aws 7.48.0: default false for both types.
  check: (view) => isSet("publiclyAccessible", false, inputsOf(view).flag("publiclyAccessible", false)),
});
