import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { number, record, text } from "../known.ts";
import { functionOf } from "./lambda-permission.ts";
import { live } from "./live.ts";
import { rolePublishProblem } from "./role-publish.ts";
import { TOKEN } from "./tokens.ts";

/** Seconds and times. Lambda API reference, PutFunctionEventInvokeConfig; @pulumi/aws 7.48.0, lambda.FunctionEventInvokeConfig. */
const LIMITS = {
  maximumEventAgeInSeconds: { min: 60, max: 21_600 },
  maximumRetryAttempts: { min: 0, max: 2 },
} as const;

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

/** The topic that gets what the function failed at; undefined where nobody gets it. */
export function failureDestination(inputs: Inputs): string | undefined {
  return text(record(record(inputs, "destinationConfig") ?? {}, "onFailure") ?? {}, "destination");
}

/**
 * Lambda looks whether the role may publish to a destination, and not whether it may use the topic's key: then every record is
 * lost and only DestinationDeliveryFailures says so (Lambda Developer Guide, "Capturing records of Lambda asynchronous
 * invocations", read 2026-11-27).
 */
function requireDestinations(inputs: Inputs, cloud: Cloud): void {
  const success = text(record(record(inputs, "destinationConfig") ?? {}, "onSuccess") ?? {}, "destination");
  const target = functionOf(cloud, inputs.functionName);
  for (const destination of [failureDestination(inputs), success]) {
    if (destination === undefined || target === undefined) continue;
    if (!destination.startsWith("arn:aws:sns:"))
      throw new CloudError(
        "InvalidParameterValueException",
        `the rehearsal knows topics as destinations of a function; got ${destination}`,
      );
    const problem = rolePublishProblem(cloud, live(target).role, destination);
    if (problem !== undefined) throw new CloudError("InvalidParameterValueException", problem);
  }
}
