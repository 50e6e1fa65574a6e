import { isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";

export const databaseIsEncrypted = resourceRule({
  name: "database-is-encrypted",
  control: "ENC-01",
  severity: "critical",
  enforcement: "mandatory",
  statement: "Every database is encrypted at rest, and so are its snapshots.",
  rationale: "A copied disk or snapshot must be worthless without the key.",
  remediation: "Leave storageEncrypted true.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER],
  check(view) {
    const read = inputsOf(view);
    if (read.has("replicateSourceDb")) return notApplicable("a replica, encrypted as its source is");
    // @pulumi/aws 7.48.0: default false; for a cluster true with the serverless engine mode only.
    const absent = view.type === DB_CLUSTER && read.text("engineMode") === "serverless";
    return isSet("storageEncrypted", true, read.flag("storageEncrypted", absent));
  },
});
