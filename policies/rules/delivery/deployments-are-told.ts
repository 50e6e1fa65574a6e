import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { get, inputsOf } from "../../reader.ts";
import { listeners } from "../../relations/alarm-listeners.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { EVENT_RULE, EVENT_TARGET, TOPIC } from "../../tokens.ts";

/** What ECS says of a deployment; a failed one is rolled back. */
const EVENTS = [
  "SERVICE_DEPLOYMENT_IN_PROGRESS",
  "SERVICE_DEPLOYMENT_COMPLETED",
  "SERVICE_DEPLOYMENT_FAILED",
] as const;

export const deploymentsAreTold = stackRule({
  name: "deployments-are-told",
  control: "DEL-05",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Start, success and failure of every deployment reach a topic that somebody listens to.",
  rationale:
    "A deployment that was rolled back looks healthy: only its event says that the change is not there.",
  remediation: "Leave the rules over ECS's deployment events as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    EVENTS.flatMap((event) =>
      judge(undefined, () => {
        const heard = index.ofType(EVENT_RULE).filter((rule) => hears(rule, event) && tells(index, rule));
        return heard.length === 0
          ? fact(false, event, "told", "no rule that tells anybody")
          : heard.map(({ urn }) => ({ ...fact(true, event, "told", "told"), urn }));
      }),
    ),
});

function hears(rule: ResourceView, event: string): boolean {
  if (inputsOf(rule).text("state") === "DISABLED") return false;
  const pattern = String(get(rule, "eventPattern") ?? "");
  return pattern.includes("ECS Deployment State Change") && pattern.includes(`"${event}"`);
}

function tells(index: ViewIndex, rule: ResourceView): boolean {
  return index
    .pointingAt(rule, EVENT_TARGET, "rule")
    .some((target) => index.linked(target, "arn", TOPIC).some((topic) => listeners(index, topic).length > 0));
}
