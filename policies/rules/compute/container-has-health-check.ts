import { fact, notApplicable } from "../../expect.ts";
import { containerRule } from "../../task/task-rule.ts";

export const containerHasHealthCheck = containerRule({
  name: "container-has-health-check",
  control: "CMP-02",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Every essential container checks its own health.",
  rationale: "A process that hangs does not end; only a check finds it.",
  remediation: "Give the service a health.command.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html",
    readOn: "not yet",
  },
  check({ read }) {
    if (!read.flag("essential", true)) return notApplicable("not an essential container"); // ECS: default true
    const command = read.texts("healthCheck.command");
    const none = command.length === 0 || command[0] === "NONE"; // NONE switches off the image's own check
    return fact(!none, `${read.path}.healthCheck.command`, "a command", none ? "nothing" : "a command");
  },
});
