import type { Cloud } from "../cloud/cloud.ts";
import type { Entity } from "../cloud/entity.ts";
import { functionFiles } from "../services/aws/lambda-code.ts";
import { live } from "../services/aws/live.ts";
import { roleOf } from "../services/aws/role-judge.ts";
import { isRecord, number, record, text } from "../services/known.ts";
import { roleCredentials } from "./role-credentials.ts";
import type { FunctionRun } from "./run-function.ts";
import type { Stage } from "./stage.ts";

/** Seconds (Lambda's own default; Lambda API reference, CreateFunction, from memory, 2026-11). */
const DEFAULT_TIMEOUT = 3;

/**
 * All that a run of the function needs but its event: its code, its variables, its role's credentials and the rehearsal's clock.
 * A text says why it cannot run.
 */
export function functionTask(
  cloud: Cloud,
  target: Entity,
  stage: Stage,
): Omit<FunctionRun, "event"> | string {
  if (number(live(target), "reservedConcurrentExecutions") === 0)
    return `Rate Exceeded: ${String(live(target).arn)} may run 0 times at once, so Lambda throttles every call`;
  const role = roleOf(cloud, live(target).role);
  const code = live(target).code;
  const files = isRecord(code) ? functionFiles(code) : undefined;
  if (role === undefined || files === undefined)
    return `${String(live(target).arn)} has no role or no readable code`;
  const variables = record(record(live(target), "environment") ?? {}, "variables") ?? {};
  return {
    files,
    handler: text(live(target), "handler") ?? "",
    timeoutSeconds: number(live(target), "timeout") ?? DEFAULT_TIMEOUT,
    environment: {
      ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
      ...roleCredentials(role.id),
      AWS_REGION: target.region,
      AWS_ENDPOINT_URL: stage.api,
    },
    internet: stage.internet,
    now: cloud.now,
  };
}
