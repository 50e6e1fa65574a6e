import type { CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, records, text } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Kinds of action with the block that each needs. Source: ELB API Reference, Action, from memory, 2026-11. */
const BLOCKS: Readonly<Record<string, string | undefined>> = {
  forward: undefined,
  redirect: "redirect",
  "fixed-response": "fixedResponse",
  "authenticate-cognito": "authenticateCognito",
  "authenticate-oidc": "authenticateOidc",
  "jwt-validation": "jwtValidation",
};

const CONTENT_TYPES = ["text/plain", "text/css", "text/html", "application/javascript", "application/json"];

/** Target groups that one forward action may name. Source: ALB User Guide, "Quotas", from memory, 2026-11. */
const MAX_FORWARD_GROUPS = 5;

/** What can be said about the actions of a listener or rule without looking at other resources. */
export function checkActions(inputs: Inputs, property: string): readonly CheckFailure[] {
  const failures: CheckFailure[] = [];
  for (const [index, action] of records(inputs, property).entries()) {
    const where = `${property}[${index}]`;
    const type = text(action, "type");
    if (type === undefined) continue;
    if (!(type in BLOCKS)) {
      failures.push({
        property: `${where}.type`,
        reason: `expected type to be one of ${JSON.stringify(Object.keys(BLOCKS))}, got ${type}`,
      });
      continue;
    }
    const block = BLOCKS[type];
    if (block !== undefined && action[block] === undefined) {
      failures.push({ property: `${where}.${block}`, reason: `is required where type is "${type}"` });
    }
    if (type === "forward" && (action.targetGroupArn === undefined) === (action.forward === undefined)) {
      failures.push({
        property: `${where}.targetGroupArn`,
        reason: "exactly one of targetGroupArn and forward must be given",
      });
    }
    failures.push(
      ...checkRedirect(action, where),
      ...checkFixed(action, where),
      ...checkForward(action, where),
    );
  }
  return failures;
}

function checkRedirect(action: Readonly<Record<string, unknown>>, where: string): readonly CheckFailure[] {
  const redirect = record(action, "redirect");
  const code = redirect === undefined ? undefined : text(redirect, "statusCode");
  if (code === undefined || ["HTTP_301", "HTTP_302"].includes(code)) return [];
  return [
    {
      property: `${where}.redirect.statusCode`,
      reason: `expected statusCode to be one of ["HTTP_301" "HTTP_302"], got ${code}`,
    },
  ];
}

function checkFixed(action: Readonly<Record<string, unknown>>, where: string): readonly CheckFailure[] {
  const fixed = record(action, "fixedResponse");
  if (fixed === undefined) return [];
  const failures: CheckFailure[] = [];
  const type = text(fixed, "contentType");
  if (type !== undefined && !CONTENT_TYPES.includes(type)) {
    failures.push({
      property: `${where}.fixedResponse.contentType`,
      reason: `expected contentType to be one of ${JSON.stringify(CONTENT_TYPES)}, got ${type}`,
    });
  }
  const code = text(fixed, "statusCode");
  if (code !== undefined && !/^[245]\d\d$/.test(code)) {
    failures.push({
      property: `${where}.fixedResponse.statusCode`,
      reason: `must be a 2XX, 4XX or 5XX code; got "${code}"`,
    });
  }
  return failures;
}

function checkForward(action: Readonly<Record<string, unknown>>, where: string): readonly CheckFailure[] {
  const forward = record(action, "forward");
  if (forward === undefined) return [];
  const groups = records(forward, "targetGroups");
  const failures: CheckFailure[] = [];
  if (groups.length < 1 || groups.length > MAX_FORWARD_GROUPS) {
    failures.push({
      property: `${where}.forward.targetGroups`,
      reason: `must name 1 to ${MAX_FORWARD_GROUPS} target groups; got ${groups.length}`,
    });
  }
  for (const [index, group] of groups.entries()) {
    const weight = number(group, "weight");
    if (weight !== undefined && (weight < 0 || weight > 999)) {
      failures.push({
        property: `${where}.forward.targetGroups[${index}].weight`,
        reason: `expected weight to be in the range (0 - 999), got ${weight}`,
      });
    }
  }
  return failures;
}

/** ARNs of the target groups that a listener or rule forwards to. */
export function forwardTargets(entity: Entity): readonly string[] {
  const all = live(entity);
  return [...records(all, "defaultActions"), ...records(all, "actions")].flatMap(targetsOf);
}

function targetsOf(action: Readonly<Record<string, unknown>>): readonly string[] {
  const forward = record(action, "forward");
  const many =
    forward === undefined ? [] : records(forward, "targetGroups").map((group) => text(group, "arn"));
  return [text(action, "targetGroupArn"), ...many].filter((arn) => arn !== undefined);
}

/** Groups that are forwarded to must exist in the load balancer's VPC and belong to no other load balancer. */
export function requireTargets(inputs: Inputs, property: string, cloud: Cloud, balancer: Entity): void {
  for (const arn of records(inputs, property).flatMap(targetsOf)) {
    const group = cloud.get(TOKEN.targetGroup, arn);
    if (group === undefined) throw new CloudError("TargetGroupNotFound", `Target groups '${arn}' not found`);
    if (live(group).vpcId !== live(balancer).vpcId) {
      throw new CloudError(
        "InvalidConfigurationRequest",
        `The target group '${arn}' is not in the VPC of the load balancer '${balancer.id}'`,
      );
    }
    const listeners = cloud.list(TOKEN.listener);
    const foreign = listeners.find(
      (listener) => forwardTargets(listener).includes(arn) && live(listener).loadBalancerArn !== balancer.id,
    );
    if (foreign !== undefined) {
      throw new CloudError(
        "TargetGroupAssociationLimit",
        `The following target groups cannot be associated with more than one load balancer: ${arn}`,
      );
    }
  }
}
