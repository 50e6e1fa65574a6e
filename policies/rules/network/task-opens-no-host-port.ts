import { fact } from "../../expect.ts";
import { taskRule } from "../../task/task-rule.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "apart from its host's ports";

export const taskOpensNoHostPort = taskRule({
  name: "task-opens-no-host-port",
  control: "NET-03",
  severity: "high",
  enforcement: "mandatory",
  statement: "No task opens a port of the host that it stands on.",
  rationale:
    "A port of the host answers whoever reaches the host, and every other container on it, past the tunnel.",
  remediation: "Take the override off the task's network mode and the container's port mappings.",
  source: { url: "https://unpkg.com/@pulumi/aws@7.48.0/ecs/taskDefinition.d.ts", readOn: "2026-11-27" },
  check({ containers, task }): Verdict | readonly Verdict[] {
    // ECS API reference, RegisterTaskDefinition: what is left out is bridge on Linux (from memory, 2026-11).
    const mode = task.text("networkMode") ?? "bridge";
    if (mode !== "bridge") return fact(mode !== "host", "networkMode", EXPECTED, mode);
    return containers.map(({ read }) => {
      const mapped = read.items("portMappings").length;
      const found = mapped === 0 ? "no mapping" : `${mapped} mapped to ports of the host`;
      return fact(mapped === 0, `${read.path}.portMappings`, EXPECTED, found);
    });
  },
});
