import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { number, record, text } from "../known.ts";
import { functionOf } from "./lambda-permission.ts";
import { live } from "./live.ts";
import { rolePublishProblem } from "./role-publish.ts";
import { TOKEN } from "./tokens.ts";

/**
 * Seconds and times; the most is what Lambda does by itself. Lambda API reference, PutFunctionEventInvokeConfig; @pulumi/aws
 * 7.48.0, lambda.FunctionEventInvokeConfig.
 */
const LIMITS = {
  maximumEventAgeInSeconds: { min: 60, max: 21_600 },
  maximumRetryAttempts: { min: 0, max: 2 },
} as const;

/** How Lambda deals with an event that it was handed for later. */
export interface EventHandling {
  /** Seconds that it keeps the event. */
  readonly maxAgeSeconds: number;
  /** Times that it tries again. */
  readonly retries: number;
  /** Topics that get a record of the end. */
  readonly onFailure: string | undefined;
  readonly onSuccess: string | undefined;
}

/** What is configured for that function, with Lambda's own values where nothing is. */
export function eventHandling(cloud: Cloud, target: Entity): EventHandling {
  const found = cloud
    .list(TOKEN.functionEventInvokeConfig, { region: target.region })
    .find((one) => [target.id, live(target).arn].includes(live(one).functionName));
  const config = found === undefined ? {} : live(found);
  return {
    maxAgeSeconds: number(config, "maximumEventAgeInSeconds") ?? LIMITS.maximumEventAgeInSeconds.max,
    retries: number(config, "maximumRetryAttempts") ?? LIMITS.maximumRetryAttempts.max,
    onFailure: destination(config, "onFailure"),
    onSuccess: destination(config, "onSuccess"),
  };
}

/** The topic that gets a record of what failed, or succeeded; undefined where nobody gets one. */
function destination(inputs: Inputs, outcome: "onFailure" | "onSuccess"): string | undefined {
  return text(record(record(inputs, "destinationConfig") ?? {}, outcome) ?? {}, "destination");
}

/** What becomes of an event that a function was handed to deal with later, and could not. */
export const eventInvokeConfig: Behaviour = {
  token: TOKEN.functionEventInvokeConfig,

  check(inputs) {
    const failures: CheckFailure[] = [];
    for (const [property, { max, min }] of Object.entries(LIMITS)) {
      const found = number(inputs, property);
      if (found !== undefined && (found < min || found > max))
        failures.push({ property, reason: `must be ${min} to ${max}; got ${found}` });
    }
    return failures;
  },

  create(inputs, cloud) {
    const target = functionOf(cloud, inputs.functionName);
    if (target === undefined || target.region !== cloud.caller.region)
      throw new CloudError("ResourceNotFoundException", `Function not found: ${String(inputs.functionName)}`);
    requireDestinations(inputs, cloud);
    const qualifier = text(inputs, "qualifier");
    const named = String(inputs.functionName);
    return { id: qualifier === undefined ? named : `${named}:${qualifier}` };
  },

  update(_entity, next, cloud) {
    requireDestinations(next, cloud);
    return undefined;
  },
};

/**
 * Lambda looks whether the role may publish to a destination, and not whether it may use the topic's key: then every record is
 * lost and only DestinationDeliveryFailures says so (Lambda Developer Guide, "Capturing records of Lambda asynchronous
 * invocations", read 2026-11-27).
 */
function requireDestinations(inputs: Inputs, cloud: Cloud): void {
  const target = functionOf(cloud, inputs.functionName);
  for (const arn of [destination(inputs, "onFailure"), destination(inputs, "onSuccess")]) {
    if (arn === undefined || target === undefined) continue;
    if (!arn.startsWith("arn:aws:sns:"))
      throw new CloudError(
        "InvalidParameterValueException",
        `the rehearsal knows topics as destinations of a function; got ${arn}`,
      );
    const problem = rolePublishProblem(cloud, live(target).role, arn);
    if (problem !== undefined) throw new CloudError("InvalidParameterValueException", problem);
  }
}
