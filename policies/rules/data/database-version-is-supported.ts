import { fact, notApplicable } from "../../expect.ts";
import { POSTGRES_SUPPORT } from "../../facts/postgres-support.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { DB_CLUSTER, DB_INSTANCE } from "../../tokens.ts";

export const databaseVersionIsSupported = resourceRule({
  name: "database-version-is-supported",
  control: "DAT-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "PostgreSQL runs in a version that still has standard support.",
  rationale: "After its end AWS puts the database into Extended Support by itself, and charges for it.",
  remediation: "Name a supported version in database.version.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support-overview.html",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, DB_CLUSTER],
  check(view, { today }) {
    const read = inputsOf(view);
    if (!["postgres", "aurora-postgresql"].includes(read.text("engine") ?? ""))
      return notApplicable("not PostgreSQL");
    const version = read.text("engineVersion");
    // Left out, AWS picks a version on the day of creation; nothing here says which.
    if (version === undefined) return fact(false, "engineVersion", "a supported version", "nothing");
    const end = POSTGRES_SUPPORT[version.split(".")[0] ?? ""];
    if (end === undefined)
      return fact(false, "engineVersion", "a version with a known end of support", version);
    return fact(today <= end, "engineVersion", `supported on ${today}`, `${version}, supported until ${end}`);
  },
});
