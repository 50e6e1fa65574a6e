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
      says: 'CMP-02: "api" containers.api.healthCheck.command must be a command that can fail; got nothing. Give the service a health.command that asks the process itself.',
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
    ...[
      ["CMD-SHELL", "true"],
      ["CMD", "/bin/true"],
      ["CMD-SHELL", "exit 0"],
      ["CMD", "echo", "alive"],
      ["CMD-SHELL", "wget -q http://127.0.0.1:3000/health || exit 0"],
      ["CMD-SHELL", "wget -q http://127.0.0.1:3000/health; true"],
      ["CMD", "sh", "-c", "wget -q http://127.0.0.1:3000/health || true"],
    ].map(
      (command) =>
        ({
          kind: "spelling",
          it: `refuses ${command.join(" ")}, which always succeeds`,
          views: [check(command)],
          state: "violated",
          says: 'CMP-02: "api" containers.api.healthCheck.command must be a command that can fail; got a command that always succeeds. Give the service a health.command that asks the process itself.',
        }) as const,
    ),
    ...[
      ["CMD-SHELL", "wget -q http://127.0.0.1:3000/health || exit 1"],
      ["CMD-SHELL", "true && wget -q http://127.0.0.1:3000/health"],
      ["CMD-SHELL", "echo ruok | nc 127.0.0.1 3000 | grep imok"],
      ["CMD", "bash", "-c", "echo > /dev/tcp/127.0.0.1/3000"],
      ["CMD", "node", "check.js"],
      ["CMD-SHELL", "wget -q http://127.0.0.1:3000/health; exit"],
    ].map(
      (command) =>
        ({
          kind: "boundary",
          it: `accepts ${command.join(" ")}, which can fail`,
          views: [check(command)],
          state: "met",
        }) as const,
    ),
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
