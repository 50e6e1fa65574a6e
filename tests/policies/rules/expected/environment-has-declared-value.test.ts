import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { environmentHasDeclaredValue } from "../../../../policies/rules/expected/environment-has-declared-value.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable } from "../../rule-table.ts";

const rule = environmentHasDeclaredValue("CMP-09", {
  rule: "environment-value",
  service: "api",
  variable: "TIMEOUT",
  value: "30000",
  tier: "production",
});
const environment = (value: unknown, name = "TIMEOUT") => ({ environment: [{ name, value }] });

ruleTable(rule, {
  rows: [
    {
      kind: "met",
      it: "accepts the declared value in a draft",
      views: [draft(environment("30000"))],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts it in container definitions",
      views: [definition(environment("30000"))],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses another value without showing it",
      views: [draft(environment("1"))],
      state: "violated",
      says: 'CMP-09: "api" containers.api.environment.TIMEOUT must be "30000"; got another value. Set TIMEOUT under the service\'s environment to the declared value.',
    },
    {
      kind: "absent",
      it: "refuses a service without the variable",
      views: [draft({ environment: [] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the name in another case: programs tell them apart",
      views: [draft(environment("30000", "timeout"))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "reads a value that stands as a number",
      views: [draft(environment(30_000))],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown value undecided",
      views: [draft(environment(UNKNOWN))],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "asks it of the declared tier only",
      views: [draft(environment("1"))],
      state: "notApplicable",
      context: { tier: "staging" },
    },
    {
      kind: "not applicable",
      it: "says nothing of another service",
      views: [draft({ name: "web", environment: [] })],
      state: "silent",
    },
  ],
});
