import { fact, notApplicable } from "../../expect.ts";
import { isConnector } from "../../relations/connector-origin.ts";
import { taskRule } from "../../task/task-rule.ts";

export const connectorWaitsForHealth = taskRule({
  name: "connector-waits-for-health",
  control: "CMP-02",
  severity: "medium",
  enforcement: "mandatory",
  statement: "A tunnel's connector starts once the application beside it passes its health check.",
  rationale:
    "No load balancer asks the application before it gets requests: the connector's start is that question.",
  remediation: "Take the override off the connector's container.",
  source: {
    url: "https://docs.aws.amazon.com/sdk-for-python/v4/reference/clients/ecs/dictionaries/ContainerDependencyDict/",
    readOn: "2026-11-27",
  },
  check({ containers }) {
    const connectors = containers.filter(({ read }) => isConnector(read));
    if (connectors.length === 0) return notApplicable("no tunnel's connector in the task");
    const others = containers
      .filter((one) => !connectors.includes(one))
      .map(({ read }) => read.text("name") ?? "");
    return connectors.map(({ read }) => {
      const waits = read
        .items("dependsOn")
        .filter((one) => one.text("condition") === "HEALTHY")
        .map((one) => one.text("containerName") ?? "");
      const missing = others.filter((name) => !waits.includes(name));
      const ok = others.length > 0 && missing.length === 0;
      const found = ok ? "every other container" : others.length === 0 ? "no application" : "not all of them";
      return fact(ok, `${read.path}.dependsOn`, "every other container, HEALTHY", found);
    });
  },
});
