import { fact } from "../../expect.ts";
import { inputsOf, type Reader } from "../../reader.ts";
import { loggedAcls } from "../../relations/firewall-log.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";

/** Headers by which a request shows who sends it: whoever reads one may come as that person. */
const CREDENTIALS = ["authorization", "cookie"];

export const firewallLogHidesCredentials = stackRule({
  name: "firewall-log-hides-credentials",
  control: "SEC-01",
  severity: "high",
  enforcement: "mandatory",
  statement: "The firewall's log shows nobody's credentials.",
  rationale: "Whoever may read a log for a fault's sake could go on as every customer in it.",
  remediation: `Leave ${CREDENTIALS.join(" and ")} among the firewall's redactedFields.`,
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/wafv2/webAclLoggingConfiguration.d.ts",
    readOn: "2026-11-27",
  },
  check: (index) =>
    loggedAcls(index).flatMap(({ acl, logs }) =>
      logs.flatMap((log) =>
        judge(log.urn, () => {
          const hidden = [...redacted(log), ...protectedHeaders(acl)];
          const shown = CREDENTIALS.filter((name) => !hidden.includes(name) && !hidden.includes("*"));
          return fact(
            shown.length === 0,
            "headers with credentials",
            "redacted",
            shown.length === 0 ? "redacted" : `${shown.join(", ")} in clear`,
          );
        }),
      ),
    ),
});

/** Names of headers have no case. */
function redacted(log: ResourceView): readonly string[] {
  return inputsOf(log)
    .items("redactedFields")
    .map((field) => (field.text("singleHeader.name") ?? "").toLowerCase());
}

/** The web ACL's own protection holds for its log too, unless details of a rule are left out of it; without keys it means all. */
function protectedHeaders(acl: ResourceView): readonly string[] {
  return inputsOf(acl)
    .items("dataProtectionConfig.dataProtections")
    .filter((one) => !leavesDetails(one))
    .flatMap((one) => {
      const names = one.texts("field.fieldKeys").map((name) => name.toLowerCase());
      switch (one.text("field.fieldType")) {
        case "SINGLE_HEADER":
          return names.length === 0 ? ["*"] : names;
        case "SINGLE_COOKIE":
          return names.length === 0 ? ["cookie"] : [];
        default:
          return [];
      }
    });
}

function leavesDetails(one: Reader): boolean {
  return one.flag("excludeRuleMatchDetails", false) || one.flag("excludeRateBasedDetails", false); // @pulumi/aws 7.48.0: optional
}
