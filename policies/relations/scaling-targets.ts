import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { SCALING_TARGET } from "../tokens.ts";

/** What decides over a service's count of tasks; undefined where its own desiredCount does. */
export function scalingTarget(index: ViewIndex, service: ResourceView): ResourceView | undefined {
  const [target] = index.pointingAt(service, SCALING_TARGET, "resourceId");
  return target ?? index.ofType(SCALING_TARGET).find((one) => scales(one, service));
}

function scales(target: ResourceView, service: ResourceView): boolean {
  const { resourceId } = target.inputs;
  const { name } = service.outputs;
  return typeof resourceId === "string" && typeof name === "string" && resourceId.endsWith(`/${name}`);
}
