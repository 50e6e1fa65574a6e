import type { Behaviour, CheckFailure, Inputs, Service } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { letters } from "../identifiers.ts";
import { flag, given, text } from "../known.ts";
import { requireBus } from "./event-bus-target.ts";
import { patternProblem } from "./event-pattern.ts";
import { functionPermits } from "./lambda-permission.ts";
import { live } from "./live.ts";
import { roleOf, roleTrusts } from "./role-judge.ts";
import { requirePublish } from "./sns-publish.ts";
import { TOKEN } from "./tokens.ts";

/** EventBridge API reference, PutRule and PutTargets, and its quotas, from memory, 2026-11. */
const LIMITS = { name: 64, targetId: 64, targetsPerRule: 5 } as const;

const NAME = /^[.\-_A-Za-z0-9]+$/;

const SCHEDULE = /^(?:rate\([1-9]\d* (?:minutes?|hours?|days?)\)|cron\((?:\S+ ){5}\S+\))$/;

const eventRule: Behaviour = {
  token: TOKEN.eventRule,
  autoName: { property: "name", maxLength: LIMITS.name },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && (name.length > LIMITS.name || !NAME.test(name)))
      failures.push({
        property: "name",
        reason: `must be 1 to ${LIMITS.name} letters, digits, ".", "-" and "_"; got "${name}"`,
      });
    if (!given(inputs, "eventPattern") && !given(inputs, "scheduleExpression"))
      failures.push({
        property: "eventPattern",
        reason: "one of eventPattern and scheduleExpression must be given",
      });
    const pattern = text(inputs, "eventPattern");
    const problem = pattern === undefined ? undefined : patternProblem(pattern);
    if (problem !== undefined) failures.push({ property: "eventPattern", reason: problem });
    const schedule = text(inputs, "scheduleExpression");
    if (schedule !== undefined && schedule !== "" && !SCHEDULE.test(schedule))
      failures.push({
        property: "scheduleExpression",
        reason: `must be rate(…) or cron(…) of six fields; got "${schedule}"`,
      });
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? "";
    if (cloud.get(TOKEN.eventRule, name) !== undefined)
      throw new CloudError("ResourceAlreadyExistsException", `Rule ${name} already exists.`);
    return {
      id: name,
      outputs: {
        name,
        arn: cloud.arn("events", `rule/${name}`),
        namePrefix: text(inputs, "namePrefix") ?? "",
        eventBusName: text(inputs, "eventBusName") ?? "default",
      },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    const targets = targetsOf(entity, cloud);
    if (targets.length > 0 && flag(entity.inputs, "forceDestroy") !== true)
      throw new CloudError("ValidationException", "Rule can't be deleted since it has targets.");
    return undefined;
  },
};

const eventTarget: Behaviour = {
  token: TOKEN.eventTarget,

  check(inputs) {
    const id = text(inputs, "targetId");
    if (id !== undefined && (id.length > LIMITS.targetId || !NAME.test(id)))
      return [
        { property: "targetId", reason: `must be 1 to ${LIMITS.targetId} letters, digits, ".", "-" and "_"` },
      ];
    const forms = ["input", "inputPath", "inputTransformer"].filter((name) => given(inputs, name));
    return forms.length > 1
      ? [
          {
            property: "input",
            reason: `at most one of input, inputPath and inputTransformer; got ${forms.join(", ")}`,
          },
        ]
      : [];
  },

  create(inputs, cloud) {
    const name = text(inputs, "rule") ?? "";
    const rule = cloud.get(TOKEN.eventRule, name);
    if (rule === undefined)
      throw new CloudError("ResourceNotFoundException", `Rule ${name} does not exist on EventBus default.`);
    if (targetsOf(rule, cloud).length >= LIMITS.targetsPerRule)
      throw new CloudError("LimitExceededException", `a rule can have ${LIMITS.targetsPerRule} targets`);
    requireDelivery(inputs, rule, cloud);
    const targetId = text(inputs, "targetId") ?? `tf-${letters(cloud, 26, { lower: true })}`;
    return {
      id: `${name}-${targetId}`,
      outputs: { targetId, eventBusName: text(inputs, "eventBusName") ?? "default" },
    };
  },

  update(entity, next, cloud) {
    const rule = cloud.get(TOKEN.eventRule, entity.inputs.rule);
    if (rule !== undefined) requireDelivery(next, rule, cloud);
    return undefined;
  },
};

/** The targets of a rule. */
export function targetsOf(rule: Entity, cloud: Cloud): readonly Entity[] {
  return cloud
    .list(TOKEN.eventTarget, { region: rule.region })
    .filter((target) => live(target).rule === rule.id);
}

/** What the target needs so that the rule reaches it; without it EventBridge only counts a failed invocation. */
function requireDelivery(inputs: Inputs, rule: Entity, cloud: Cloud): void {
  const arn = text(inputs, "arn") ?? "";
  const sourceArn = String(live(rule).arn);
  const [, , service = "", region = ""] = arn.split(":");
  if (region !== "" && region !== rule.region && service !== "events")
    throw new CloudError(
      "ValidationException",
      `the target ${arn} must be in the rule's region, ${rule.region}`,
    );
  const roleArn = text(inputs, "roleArn");
  if (service === "events") {
    requireBus(cloud, { arn, roleArn }, { arn: sourceArn, region: rule.region });
    return;
  }
  if (service === "sns") requirePublish(cloud, arn, { service: "events", sourceArn, region: rule.region });
  if (service === "lambda" && !functionPermits(cloud, arn, { principal: "events.amazonaws.com", sourceArn }))
    throw new CloudError(
      "SilentlyUndelivered",
      `${arn} does not let events.amazonaws.com invoke it for ${sourceArn}: the rule would only count failures.`,
    );
  if (["ecs", "states", "kinesis", "ssm"].includes(service) && roleArn === undefined)
    throw new CloudError("ValidationException", `RoleArn is required for target ${arn}.`);
  if (roleArn === undefined) return;
  const role = roleOf(cloud, roleArn);
  if (role === undefined || !roleTrusts(cloud, role, "events.amazonaws.com", sourceArn))
    throw new CloudError(
      "ValidationException",
      `Provided role '${roleArn}' cannot be assumed by principal 'events.amazonaws.com'.`,
    );
}

/** The rules of a region that are switched on, with their patterns read. */
export function listeningRules(
  cloud: Cloud,
): readonly { readonly rule: Entity; readonly pattern: unknown }[] {
  return cloud
    .list(TOKEN.eventRule, { region: cloud.caller.region })
    .filter((rule) => text(live(rule), "state") !== "DISABLED" && flag(live(rule), "isEnabled") !== false)
    .flatMap((rule) => {
      const source = text(live(rule), "eventPattern");
      return source === undefined ? [] : [{ rule, pattern: JSON.parse(source) as unknown }];
    });
}

/** Amazon EventBridge: rules over events and schedules, and where they send. */
export const eventbridge: Service = { behaviours: [eventRule, eventTarget] };
