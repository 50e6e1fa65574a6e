import { fact } from "../../expect.ts";
import { containerRule } from "../../task/task-rule.ts";

export const containerWritesLogs = containerRule({
  name: "container-writes-logs",
  control: "OBS-01",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every container's output is collected.",
  rationale: "On Fargate, output that no driver takes is lost with the task.",
  remediation: "Leave the container's logConfiguration as the component makes it.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.md",
    readOn: "2026-11-27",
  },
  check({ read }) {
    const driver = read.text("logConfiguration.logDriver");
    const right = driver === "awslogs" || driver === "awsfirelens" || driver === "splunk"; // all that Fargate knows
    return fact(
      right,
      `${read.path}.logConfiguration.logDriver`,
      "a driver that collects",
      driver ?? "nothing",
    );
  },
});
