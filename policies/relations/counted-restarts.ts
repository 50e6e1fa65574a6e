import type { ViewIndex } from "../index-views.ts";
import { meansEvent } from "../languages/event-pattern.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { ECS_SERVICE, EVENT_RULE } from "../tokens.ts";
import { Undecided } from "../undecided.ts";

/** How a task that ended by itself, and one whose checks failed, are told. */
const RESTARTS = [
  { stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited" },
  { stopCode: "ServiceSchedulerInitiated", stoppedReason: "Task failed container health checks" },
] as const;

/** How a task is told that a deployment replaced: it is no restart. */
const DEPLOYED = {
  stopCode: "ServiceSchedulerInitiated",
  stoppedReason: "Scaling activity initiated by deployment ecs-svc/1234567890123456789",
} as const;

/**
 * True where the alarm reads a rule that counts the restarts of that service and nothing else of it. Throws `Undecided` where the
 * service's name or the rule's pattern is not known yet.
 */
export function countsRestartsOf(index: ViewIndex, alarm: ResourceView, service: string): boolean {
  const [ecs] = index.ofType(ECS_SERVICE).filter(({ name }) => name === `${service}-service`);
  if (ecs === undefined) return false;
  const rules = ["dimensions", "metricQueries"]
    .filter((property) => alarm.inputs[property] !== undefined)
    .flatMap((property) => index.linked(alarm, property, EVENT_RULE));
  const name = ecs.outputs.name ?? ecs.inputs.name;
  const { cluster } = ecs.inputs;
  if (typeof name !== "string" || typeof cluster !== "string")
    throw new Undecided("name", `what ${service} is called`);
  const event = (how: object) => ({
    source: "aws.ecs",
    "detail-type": "ECS Task State Change",
    detail: { clusterArn: cluster, group: `service:${name}`, lastStatus: "STOPPED", ...how },
  });
  return rules.some((rule) => {
    const read = inputsOf(rule);
    if (read.text("state") === "DISABLED" || !read.flag("isEnabled", true)) return false; // @pulumi/aws 7.48.0: on where nothing is said
    const pattern = read.text("eventPattern") ?? "";
    return RESTARTS.every((how) => meansEvent(pattern, event(how))) && !meansEvent(pattern, event(DEPLOYED));
  });
}
