import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { containerHasHealthCheck } from "../../../../policies/rules/compute/container-has-health-check.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable } from "../../rule-table.ts";

const check = (command: unknown) => draft({ healthCheck: { command } });

ruleTable(containerHasHealthCheck, {
  rows: [
    { kind: "met", it: "accepts a command", views: [draft()], state: "met" },
    {
      kind: "violated",
      it: "refuses a check that is switched off",
      views: [check(["NONE"])],
      state: "violated",
      says: 'CMP-02: "api" containers.api.healthCheck.command must be a command; got nothing. Give the service a health.command.',
    },
    {
      kind: "absent",
      it: "refuses a container without a check",
      views: [draft({ healthCheck: undefined })],
      state: "violated",
    },
    { kind: "boundary", it: "refuses an empty command", views: [check([])], state: "violated" },
    {
      kind: "spelling",
      it: "reads container definitions",
      views: [definition({ healthCheck: undefined })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown check undecided",
      views: [draft({ healthCheck: UNKNOWN })],
      state: "undecided",
      undecided: "containers.api.healthCheck",
    },
    {
      kind: "not applicable",
      it: "does not ask it of a container that is not essential",
      views: [draft({ essential: false, healthCheck: undefined })],
      state: "notApplicable",
    },
  ],
});
