import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { roleAllows, roleOf, roleTrusts } from "./role-judge.ts";

/** A bus that a rule sends to. */
export interface EventBus {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}

/** The bus of an ARN; undefined for an ARN of anything else. */
export function busOf(arn: string): EventBus | undefined {
  const [, region = "", accountId = "", name = ""] =
    /^arn:aws[a-z-]*:events:([a-z0-9-]+):(\d{12}):event-bus\/([./\-_A-Za-z0-9]+)$/.exec(arn) ?? [];
  return name === "" ? undefined : { region, accountId, name };
}

/**
 * Why events of a rule would not reach a bus, in any region but those of other partitions; undefined where they would. A bus takes
 * them from a role that EventBridge may assume and that may put them there (EventBridge API reference, PutTargets, from memory,
 * 2026-11; re:Post knowledge center, "eventbridge-centralized-bus-to-bus", read 2026-11-27).
 */
export function busProblem(
  cloud: Cloud,
  target: { readonly arn: string; readonly roleArn: string | undefined },
  ruleArn: string,
): string | undefined {
  const bus = busOf(target.arn);
  if (bus === undefined) return `${target.arn} is no event bus`;
  if (bus.accountId !== cloud.caller.accountId || bus.name !== "default")
    return `the rehearsal knows the default buses of account ${cloud.caller.accountId} alone; got ${target.arn}`;
  const role = roleOf(cloud, target.roleArn);
  if (role === undefined) return `the role ${String(target.roleArn)} does not exist`;
  if (!roleTrusts(cloud, role, "events.amazonaws.com", ruleArn))
    return `events.amazonaws.com may not assume ${role.id} for ${ruleArn}`;
  return roleAllows(cloud, role, "events:PutEvents", target.arn)
    ? undefined
    : `${role.id} may not call events:PutEvents on ${target.arn}`;
}

/** Refuses what EventBridge refuses, and what it would accept and then only count as failed. */
export function requireBus(
  cloud: Cloud,
  target: { readonly arn: string; readonly roleArn: string | undefined },
  rule: { readonly arn: string; readonly region: string },
): void {
  if (target.roleArn === undefined)
    throw new CloudError("ValidationException", `RoleArn is required for target ${target.arn}.`);
  if (busOf(target.arn)?.region === rule.region)
    throw new CloudError(
      "ValidationException",
      `Event bus ${target.arn} cannot be a target of its own rule.`,
    );
  const problem = busProblem(cloud, target, rule.arn);
  if (problem !== undefined)
    throw new CloudError("SilentlyUndelivered", `${problem}: the rule would only count failures.`);
}
