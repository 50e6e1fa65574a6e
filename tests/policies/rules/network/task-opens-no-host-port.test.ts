import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { taskOpensNoHostPort } from "../../../../policies/rules/network/task-opens-no-host-port.ts";
import { definition, draft } from "../../example-task.ts";
import { ruleTable } from "../../rule-table.ts";

const SEALED = { portMappings: [] };

ruleTable(taskOpensNoHostPort, {
  rows: [
    {
      kind: "met",
      it: "accepts a task with an interface of its own",
      views: [draft({}, { networkMode: "awsvpc" })],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts a task behind the bridge without a mapping",
      views: [draft(SEALED, { networkMode: "bridge" })],
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a mapping behind the bridge, which is a port of the host",
      views: [draft({}, { networkMode: "bridge" })],
      state: "violated",
      says: "NET-03: \"api\" containers.api.portMappings must be apart from its host's ports; got 1 mapped to ports of the host. Take the override off the task's network mode and the container's port mappings.",
    },
    {
      kind: "violated",
      it: "refuses the host's own network",
      views: [draft(SEALED, { networkMode: "host" })],
      state: "violated",
    },
    {
      kind: "absent",
      it: "takes a mode that is left out for the bridge",
      views: [draft({}, {})],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a task without any network",
      views: [draft({}, { networkMode: "none" })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "reads the real definition's text",
      views: [definition({}, { networkMode: "bridge" })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a mode that is not known yet undecided",
      views: [draft({}, { networkMode: UNKNOWN })],
      state: "undecided",
      undecided: "networkMode",
    },
  ],
});
