import type { Input } from "@pulumi/pulumi";
import type { Sign } from "./vital-signs.ts";

/** Of a function: whether it fails or is kept from running, and, where it is handed events, whether any is lost. */
export function functionSigns(
  name: string,
  at: { readonly functionName: Input<string>; readonly firstStep: string; readonly handsOnFailures: boolean },
): readonly Sign[] {
  const sign = (part: string, metric: string, what: string): Sign => ({
    name: `${name}-${part}`,
    severity: "critical",
    what,
    firstStep: at.firstStep,
    watch: {
      namespace: "AWS/Lambda",
      name: metric,
      statistic: "Sum",
      dimensions: { FunctionName: at.functionName },
    },
    comparison: "GreaterThanThreshold",
    threshold: 0,
    periodSeconds: 300,
    periods: 1,
    silence: "notBreaching", // nothing was handed to it
  });
  return [
    sign("errors", "Errors", `The function ${name} failed within 5 minutes`),
    sign("throttles", "Throttles", `The function ${name} was kept from running within 5 minutes`),
    ...(at.handsOnFailures
      ? [
          sign(
            "lost",
            "DestinationDeliveryFailures",
            `An event that the function ${name} failed at could not be handed on`,
          ),
        ]
      : []),
  ];
}
