import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { variableComesFromStore } from "../../../../policies/rules/expected/variable-comes-from-store.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable } from "../../rule-table.ts";

const rule = variableComesFromStore("OBS-08", {
  rule: "secret-variable",
  service: "api",
  variable: "SENTRY_DSN",
});
const secrets = (name = "SENTRY_DSN", valueFrom: unknown = "arn:secret") => ({
  secrets: [{ name, valueFrom }],
});

ruleTable(rule, {
  rows: [
    { kind: "met", it: "accepts a draft that names the secret", views: [draft(secrets())], state: "met" },
    {
      kind: "violated",
      it: "refuses a plain value",
      views: [draft({ secrets: [], environment: [{ name: "SENTRY_DSN", value: "x" }] })],
      state: "violated",
      says: 'OBS-08: "api" containers.api.secrets.SENTRY_DSN must be from the store; got a plain value. Declare SENTRY_DSN under secrets, and name it under the service\'s secrets.',
    },
    {
      kind: "violated",
      it: "refuses a plain value beside the secret",
      views: [draft({ ...secrets(), environment: [{ name: "SENTRY_DSN", value: "x" }] })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "refuses a service without the variable",
      views: [draft({ secrets: [] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses the name in another case: programs tell them apart",
      views: [draft(secrets("sentry_dsn"))],
      state: "violated",
    },
    { kind: "spelling", it: "reads container definitions", views: [definition(secrets())], state: "met" },
    {
      kind: "unknown",
      it: "leaves secrets that are not known yet undecided",
      views: [draft({ secrets: UNKNOWN })],
      state: "undecided",
    },
    {
      kind: "not applicable",
      it: "says nothing of another service",
      views: [draft({ name: "web", secrets: [] })],
      state: "silent",
    },
  ],
});
