import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { DB_PARAMETERS } from "../tokens.ts";
import { Undecided } from "../undecided.ts";

/**
 * A server parameter of an RDS instance, followed to its parameter group. The value is undefined where neither says it,
 * so that the engine's own default holds. Throws `Undecided` for a group that this stack does not declare.
 */
export function parameterOf(
  index: ViewIndex,
  database: ResourceView,
  name: string,
): { readonly property: string; readonly value: string | undefined } {
  const read = inputsOf(database);
  if (!read.has("parameterGroupName")) return { property: "parameterGroupName", value: undefined };
  const [group] = index.linked(database, "parameterGroupName", DB_PARAMETERS);
  if (group === undefined) {
    if (read.text("parameterGroupName")?.startsWith("default.") === true)
      return { property: name, value: undefined };
    throw new Undecided("parameterGroupName", "names a parameter group that this stack does not declare");
  }
  const parameter = inputsOf(group)
    .items("parameters")
    .find((one) => one.text("name") === name);
  return { property: `${group.name}.parameters.${name}`, value: parameter?.text("value") };
}
