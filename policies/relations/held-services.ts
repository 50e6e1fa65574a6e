import type { ViewIndex } from "../index-views.ts";
import type { ResourceView } from "../resource-view.ts";
import { SERVICE_COMPONENT } from "../task/task-view.ts";

/**
 * The component of a service that waits for its secrets: its inputs `tasks` say what the service will run. Undefined for one that
 * nothing holds.
 */
export function heldComponent(index: ViewIndex, service: ResourceView): ResourceView | undefined {
  const component = index.byUrn.get(service.parent ?? "");
  return component?.type === SERVICE_COMPONENT && component.inputs.held === true ? component : undefined;
}
