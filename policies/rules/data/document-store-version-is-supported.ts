import { fact, notApplicable } from "../../expect.ts";
import { MONGODB_SUPPORT } from "../../facts/mongodb-support.ts";
import { inputsOf } from "../../reader.ts";
import { clusterKind } from "../../relations/document-clusters.ts";
import { resourceRule } from "../../rule.ts";
import { ATLAS_CLUSTER } from "../../tokens.ts";

export const documentStoreVersionIsSupported = resourceRule({
  name: "document-store-version-is-supported",
  control: "DAT-07",
  severity: "high",
  enforcement: "mandatory",
  statement: "MongoDB runs in a version that is still supported.",
  rationale: "After the end of support no fix comes, and Atlas upgrades on a day that it chooses.",
  remediation: "Name a supported version in database.version.",
  source: {
    url: "https://www.mongodb.com/legal/support-policy/lifecycles",
    readOn: "2026-11-27",
  },
  types: [ATLAS_CLUSTER],
  check(view, { today }) {
    if (clusterKind(view) !== "dedicated") return notApplicable("Atlas chooses the version for M0 and Flex");
    const version = inputsOf(view).text("mongoDbMajorVersion");
    if (version === undefined) return fact(false, "mongoDbMajorVersion", "a supported version", "nothing");
    const end = MONGODB_SUPPORT[/^\d+$/.test(version) ? `${version}.0` : version];
    if (end === undefined)
      return fact(false, "mongoDbMajorVersion", "a version with a known end of support", version);
    return fact(
      today <= end,
      "mongoDbMajorVersion",
      `supported on ${today}`,
      `${version}, supported until ${end}`,
    );
  },
});
