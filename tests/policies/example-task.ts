import type { ResourceView } from "../../policies/resource-view.ts";
import { SERVICE_COMPONENT, TASK_DEFINITION } from "../../policies/task/task-view.ts";
import { view } from "./rule-table.ts";

/** A container that every rule accepts, in the shape of ECS's container definitions. */
export const CONTAINER = {
  name: "api",
  image: `shop.example/api@sha256:${"a1".repeat(32)}`,
  essential: true,
  user: "1000:1000",
  readonlyRootFilesystem: true,
  portMappings: [{ containerPort: 3000, protocol: "tcp" }],
  environment: [{ name: "NODE_ENV", value: "production" }],
  secrets: [] as readonly { name: string; valueFrom: string }[],
  healthCheck: { command: ["CMD-SHELL", "wget -q http://127.0.0.1:3000/health"] },
  logConfiguration: { logDriver: "awslogs", options: {} },
  linuxParameters: { capabilities: { drop: ["ALL"] } },
} as const;

type Change = Readonly<Record<string, unknown>>;

/** The service component with the draft of a task whose container differs in these properties. */
export function draft(change: Change = {}, task: Change = {}): ResourceView {
  return view(SERVICE_COMPONENT, "api", {
    draft: { cpu: "512", memory: "1024", ...task, containers: [{ ...CONTAINER, ...change }] },
    held: false,
  });
}

/** The real task definition with the same container as JSON. */
export function definition(change: Change = {}, task: Change = {}): ResourceView {
  const inputs = { family: "api", cpu: "512", memory: "1024", ...task };
  return view(TASK_DEFINITION, "api-task", {
    ...inputs,
    containerDefinitions: JSON.stringify([{ ...CONTAINER, ...change }]),
  });
}
