import { all } from "@pulumi/pulumi";
import { type RanDigests, withRun } from "./ran-digests.ts";
import type { Service } from "./service.ts";
import type { ServiceStanding } from "./service-standing.ts";
import { STANDING_OUTPUTS } from "./standing-before.ts";

/** How the services stand at the end, for later updates and other stacks. Nothing is told before all of them came to their end. */
export function standingOutputs(
  services: Readonly<Record<string, Service>>,
  { held, stopped, unproven }: ServiceStanding,
  ran: RanDigests,
): Record<string, unknown> {
  const names = Object.keys(services).sort();
  const images = Object.fromEntries(names.map((name) => [name, services[name]?.image]));
  const rolledBack = all(names.map((name) => services[name]?.deployed)).apply((deployed) =>
    names.filter((_, index) => deployed[index] === false),
  );
  return {
    [STANDING_OUTPUTS.declared]: images,
    [STANDING_OUTPUTS.held]: held,
    [STANDING_OUTPUTS.stopped]: stopped,
    [STANDING_OUTPUTS.unproven]: unproven,
    [STANDING_OUTPUTS.rolledBack]: rolledBack,
    [STANDING_OUTPUTS.ran]: all([images, rolledBack]).apply(([delivered, back]) =>
      withRun(ran, delivered, [...held, ...back]),
    ),
  };
}
