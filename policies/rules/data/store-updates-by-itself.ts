import { declared, isSet } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { CACHE_GROUP, DB_INSTANCE } from "../../tokens.ts";

export const storeUpdatesByItself = resourceRule({
  name: "store-updates-by-itself",
  control: "DAT-06",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Minor engine versions come by themselves, in a window that the stack chose.",
  rationale: "Fixes that wait for a person wait long; fixes at noon disturb customers.",
  remediation: "Leave autoMinorVersionUpgrade true and name a maintenanceWindow.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/rds/instance.d.ts",
    readOn: "2026-11-27",
  },
  types: [DB_INSTANCE, CACHE_GROUP],
  check(view) {
    const read = inputsOf(view);
    return [
      isSet("autoMinorVersionUpgrade", true, read.flag("autoMinorVersionUpgrade", true)), // @pulumi/aws 7.48.0: default true for both
      declared("maintenanceWindow", "declared", read.has("maintenanceWindow")), // left out, AWS takes a random one
    ];
  },
});
