import type { Cloud } from "../../cloud/cloud.ts";
import { text } from "../known.ts";
import { desiredCount, stateOf } from "./ecs-deployment.ts";
import { asksForInstances, placedTasks, placeTasks } from "./ecs-placement.ts";
import { taskDefinitionOf } from "./ecs-task-definition.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

/** Services whose tasks went with their instance start them again on another, as far as there is room. */
export function settleTasks(cloud: Cloud): void {
  for (const service of cloud.list(TOKEN.service)) {
    const inputs = live(service);
    if (!asksForInstances(inputs)) continue;
    const definition = taskDefinitionOf(cloud, text(inputs, "taskDefinition") ?? "");
    if (definition !== undefined)
      placeTasks(cloud, { ...stateOf(service), inputs }, definition, desiredCount(service));
    service.internal.runningCount = placedTasks(cloud, stateOf(service).arn).length;
  }
}
