import { atLeast } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { resourceRule } from "../../rule.ts";
import { SECRET } from "../../tokens.ts";

/** Fewest days in which a deleted secret can be brought back: the least that Secrets Manager accepts beside 0. */
const LEAST_DAYS = 7;

/** What the provider takes where the property is left out (@pulumi/aws 7.48.0, secretsmanager/secret.d.ts). */
const DEFAULT_DAYS = 30;

export const secretCanBeRecovered = resourceRule({
  name: "secret-can-be-recovered",
  control: "SEC-05",
  severity: "medium",
  enforcement: "mandatory",
  statement: `A deleted secret can be brought back for at least ${LEAST_DAYS} days.`,
  rationale: "A secret deleted by mistake takes every service with it that reads it.",
  remediation: `Set recoveryWindowDays to ${LEAST_DAYS} or more.`,
  source: {
    url: "https://www.pulumi.com/registry/packages/aws/api-docs/secretsmanager/secret/",
    readOn: "not yet",
  },
  types: [SECRET],
  check: (view) =>
    atLeast(
      "recoveryWindowInDays",
      LEAST_DAYS,
      inputsOf(view).number("recoveryWindowInDays") ?? DEFAULT_DAYS,
      "days",
    ),
});
