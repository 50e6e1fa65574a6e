import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { taskEnvironmentHoldsNoSecrets } from "../../../../policies/rules/secrets/task-environment-holds-no-secrets.ts";
import { TASK_DEFINITION } from "../../../../policies/task/task-view.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable, view } from "../../rule-table.ts";

const environment = (...entries: { name: string; value: unknown }[]) => ({ environment: entries });
const says =
  'SEC-02: "api" containers.api.environment must be free of secrets; got a plain value for JWT_SECRET. ' +
  "Declare it under secrets and name it in the service's secrets, not in its environment.";

ruleTable(taskEnvironmentHoldsNoSecrets, {
  rows: [
    {
      kind: "met",
      it: "accepts plain settings in a draft",
      views: [draft(environment({ name: "LOG_LEVEL", value: "info" }))],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts the same in container definitions",
      views: [definition(environment({ name: "LOG_LEVEL", value: "info" }))],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a draft's variable that is named like a secret",
      views: [draft(environment({ name: "JWT_SECRET", value: "x" }))],
      state: "violated",
      says,
    },
    {
      kind: "violated",
      it: "refuses the same in container definitions",
      views: [definition(environment({ name: "JWT_SECRET", value: "x" }))],
      state: "violated",
    },
    {
      kind: "absent",
      it: "accepts a container without environment",
      views: [draft({ environment: undefined })],
      state: "met",
    },
    { kind: "boundary", it: "accepts an empty environment", views: [draft(environment())], state: "met" },
    {
      kind: "boundary",
      it: "accepts a name that only contains the word",
      views: [draft(environment({ name: "TOKENS_PER_MINUTE", value: "9" }))],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses a password inside a URL under an innocent name",
      views: [draft(environment({ name: "BACKEND", value: "https://shop:hunter2@db.example" }))],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a reference whose text comes later",
      views: [draft(environment({ name: "REDIS_HOST", value: "$" + "{ref:cache.host}" }))],
      state: "met",
    },
    {
      kind: "spelling",
      it: "refuses what a masked state shows as a secret in plain",
      views: [definition(environment({ name: "BACKEND", value: "[secret]" }))],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves unknown container definitions undecided",
      views: [view(TASK_DEFINITION, "api-task", { containerDefinitions: UNKNOWN })],
      state: "undecided",
      undecided: "containerDefinitions",
    },
    {
      kind: "unknown",
      it: "leaves an unknown value in a draft undecided",
      views: [draft(environment({ name: "BACKEND", value: UNKNOWN }))],
      state: "undecided",
      undecided: "containers.api.environment[0].value",
    },
  ],
});
