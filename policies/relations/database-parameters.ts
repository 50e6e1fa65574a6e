import { fact, notApplicable } from "../expect.ts";
import type { ViewIndex } from "../index-views.ts";
import { inputsOf } from "../reader.ts";
import type { ResourceView } from "../resource-view.ts";
import { judge } from "../rule.ts";
import { DB_INSTANCE, DB_PARAMETERS } from "../tokens.ts";
import { Undecided } from "../undecided.ts";
import type { Finding } from "../verdict.ts";

/** A server parameter that PostgreSQL has to have, and what holds where nobody says it. */
export interface ServerParameter {
  readonly name: string;
  readonly accepted: readonly string[];
  /** The engine's own value from this major version on, and before it. */
  readonly own: { readonly from: number; readonly value: string; readonly before: string };
}

/** Judges the parameter at every PostgreSQL of the stack. */
export function judgeParameter(
  index: ViewIndex,
  { name, accepted, own }: ServerParameter,
): readonly Finding[] {
  return index.ofType(DB_INSTANCE).flatMap((database) =>
    judge(database.urn, () => {
      const read = inputsOf(database);
      if (read.text("engine") !== "postgres") return notApplicable("not PostgreSQL");
      const major = Number.parseInt(read.text("engineVersion") ?? "", 10);
      const absent = major >= own.from ? own.value : own.before;
      const { property, value } = parameterOf(index, database, name);
      const found = value ?? `nothing, so ${absent}`;
      return fact(accepted.includes(value ?? absent), property, accepted.join(" or "), found);
    }),
  );
}

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
