import { isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";

export const databaseRefusesDeletion = resourceRule({
  name: "database-refuses-deletion",
  control: "DAT-03",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "In production the cloud itself refuses to delete a database, and a deleted one leaves a snapshot and its backups.",
  rationale: "A wrong replacement or a wrong click must not end in a restore.",
  remediation: "Leave deletionProtection true in the stack's configuration, or have an exemption approved.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER],
  check(view, { tier }) {
    if (tier !== "production") return notApplicable("asked of production only");
    const read = inputsOf(view);
    return [
      isSet("deletionProtection", true, read.flag("deletionProtection", false)), // @pulumi/aws 7.48.0: default false
      isSet("skipFinalSnapshot", false, read.flag("skipFinalSnapshot", false)), // @pulumi/aws 7.48.0: default false
      isSet("deleteAutomatedBackups", false, read.flag("deleteAutomatedBackups", true)), // @pulumi/aws 7.48.0: default true
    ];
  },
});
