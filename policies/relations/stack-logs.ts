import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { LOG_GROUP } from "../tokens.ts";

/** Start of the logical name of each log group of a stack; the rest is the service's name, or the log's own. */
const COMPONENT = "logs-";

/** Names of the logs that a property names: a service's name, or `firewall`, `database` and so on; else the group's own name. */
export function logsNamedBy(index: ViewIndex, view: ResourceView, property: string): readonly string[] {
  const groups = index.linked(view, property, LOG_GROUP);
  return groups.length === 0 ? inputsOf(view).texts(property) : groups.map(logName);
}

/** The name of a log by its group: a service's, or the stack's own. */
export function logName({ name }: ResourceView): string {
  return name.startsWith(COMPONENT) ? name.slice(COMPONENT.length) : name;
}
