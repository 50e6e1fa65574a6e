import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { connectorWaitsForHealth } from "../../../../policies/rules/compute/connector-waits-for-health.ts";
import { SERVICE_COMPONENT, TASK_DEFINITION } from "../../../../policies/task/task-view.ts";
import { CONTAINER, definition } from "../../example-task.ts";
import { ruleTable, view } from "../../rule-table.ts";

const connector = {
  ...CONTAINER,
  name: "cloudflared",
  command: ["tunnel", "run"],
  secrets: [
    { name: "TUNNEL_TOKEN", valueFrom: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:t-a1b2c3" },
  ],
  dependsOn: [{ containerName: "api", condition: "HEALTHY" }],
};
const task = (change: Readonly<Record<string, unknown>> = {}, others: readonly unknown[] = [CONTAINER]) =>
  view(SERVICE_COMPONENT, "api", {
    draft: { cpu: "512", memory: "1024", containers: [...others, { ...connector, ...change }] },
    held: false,
  });

ruleTable(connectorWaitsForHealth, {
  rows: [
    { kind: "met", it: "accepts a connector that waits for the application", views: [task()], state: "met" },
    {
      kind: "violated",
      it: "refuses one that waits for its start only",
      views: [task({ dependsOn: [{ containerName: "api", condition: "START" }] })],
      state: "violated",
      says: 'CMP-02: "api" containers.cloudflared.dependsOn must be every other container, HEALTHY; got not all of them. Take the override off the connector\'s container.',
    },
    {
      kind: "absent",
      it: "refuses one that waits for nothing",
      views: [task({ dependsOn: undefined })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a connector with nothing beside it",
      views: [task({}, [])],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "does not speak of a task without a connector",
      views: [definition()],
      state: "notApplicable",
    },
    {
      kind: "spelling",
      it: "knows a connector by its command too",
      views: [task({ secrets: [], dependsOn: [] })],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a text undecided that is not known yet",
      views: [view(TASK_DEFINITION, "api-task", { family: "api", containerDefinitions: UNKNOWN })],
      state: "undecided",
      undecided: "containerDefinitions",
    },
  ],
});
