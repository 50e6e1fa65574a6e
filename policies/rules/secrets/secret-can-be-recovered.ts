import type { RuleContext } from "../../context.ts";
import { atLeast, isSet, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { resourceRule } from "../../rule.ts";
import { PARAMETER, SECRET } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

/** Fewest days in which a deleted secret can be brought back: the least that Secrets Manager accepts beside 0. */
const LEAST_DAYS = 7;

/** What the provider takes where the property is left out (@pulumi/aws 7.48.0, secretsmanager/secret.d.ts). */
const DEFAULT_DAYS = 30;

export const secretCanBeRecovered = resourceRule({
  name: "secret-can-be-recovered",
  control: "SEC-05",
  severity: "medium",
  enforcement: "mandatory",
  statement: `A deleted secret can be brought back for at least ${LEAST_DAYS} days; in production a parameter is not deleted at all.`,
  rationale: "A secret deleted by mistake takes every service with it that reads it.",
  remediation: `Set recoveryWindowDays to ${LEAST_DAYS} or more; for parameters leave deletionProtection true.`,
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/secretsmanager/secret.d.ts",
    readOn: "2026-11-27",
  },
  types: [SECRET, PARAMETER],
  check: (view, context) =>
    view.type === PARAMETER
      ? parameterStays(view, context)
      : atLeast(
          "recoveryWindowInDays",
          LEAST_DAYS,
          inputsOf(view).number("recoveryWindowInDays") ?? DEFAULT_DAYS,
          "days",
        ),
});

/** Parameter Store brings nothing back: what must not be lost must not be deleted. */
function parameterStays(view: ResourceView, { tier }: RuleContext): Verdict {
  if (inputsOf(view).text("type") !== "SecureString")
    return notApplicable("a plain parameter, which holds no secret");
  return tier === "production"
    ? isSet("protect", true, view.protect)
    : notApplicable("parameters have no recovery window; asked of production only");
}
