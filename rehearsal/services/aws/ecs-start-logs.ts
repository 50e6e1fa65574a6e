import type { Cloud } from "../../cloud/cloud.ts";
import { text } from "../known.ts";
import type { TaskStart } from "./ecs-start.ts";
import { live } from "./live.ts";
import { roleAllows } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

const PREFIX =
  "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream:";

const TASK_ID_DIGITS = 32;

/** The log group must be there, or may be made, and the execution role must be allowed to write to it. */
export function logProblem(cloud: Cloud, start: TaskStart): string | undefined {
  for (const { logConfiguration, name } of start.containers) {
    if (logConfiguration?.logDriver !== "awslogs") continue;
    const options = logConfiguration.options ?? {};
    // `<prefix>/<container>/<task id>` (ECS Developer Guide, "awslogs log driver", from memory, 2026-11).
    const stream = `${options["awslogs-stream-prefix"] ?? ""}/${name}/${cloud.hex(TASK_ID_DIGITS)}`;
    const problem = groupProblem(cloud, start, options, stream);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function groupProblem(
  cloud: Cloud,
  start: TaskStart,
  options: Readonly<Record<string, string>>,
  stream: string,
): string | undefined {
  const name = options["awslogs-group"] ?? "";
  const region = options["awslogs-region"] ?? cloud.caller.region;
  const group = cloud.list(TOKEN.logGroup, { region }).find((entity) => entity.id === name);
  const arn = group === undefined ? cloud.arn("logs", `log-group:${name}`, region) : text(live(group), "arn");
  const role = start.executionRole;
  const allows = (action: string): boolean =>
    role !== undefined && roleAllows(cloud, role, action, `${arn}:log-stream:${stream}`);
  const made =
    options["awslogs-create-group"] === "true" &&
    role !== undefined &&
    roleAllows(cloud, role, "logs:CreateLogGroup", `${arn}:*`);
  if (group === undefined && !made)
    return `${PREFIX} ResourceNotFoundException: The specified log group does not exist. (${name} in ${region})`;
  const missing = ["logs:CreateLogStream", "logs:PutLogEvents"].find((action) => !allows(action));
  if (missing === undefined) return undefined;
  const who = role === undefined ? "a task without an execution role" : (text(live(role), "arn") ?? role.id);
  return `${PREFIX} AccessDeniedException: ${who} is not authorized to perform: ${missing} on resource: ${arn}:log-stream:${stream}`;
}
