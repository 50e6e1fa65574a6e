import { isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_INSTANCE } from "../../tokens.ts";

export const databaseSpansTwoZones = resourceRule({
  name: "database-spans-two-zones",
  control: "DAT-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "In production PostgreSQL has a standby in another zone.",
  rationale: "With one zone lost, a single instance is gone until somebody restores it.",
  remediation: "Set database.multiAz to true.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE],
  check(view, { tier }) {
    if (tier !== "production") return notApplicable("asked of production only");
    const read = inputsOf(view);
    if (read.has("replicateSourceDb")) return notApplicable("a replica");
    return isSet("multiAz", true, read.flag("multiAz", false)); // @pulumi/aws 7.48.0: one zone unless it is set
  },
});
