import type { Problem } from "../../lib/errors.ts";
import type { ConfigParts } from "../config.ts";

/** An alert says on which side of one figure the fault lies. */
export function checkAlertFigures({ alerts }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return Object.entries(alerts ?? {}).flatMap(([name, alert]): readonly Problem[] => {
    const where = `alerts.${name}`;
    const told = [where, `${where}.above`, `${where}.below`].some((path) => wrong.has(path));
    if (alert === undefined || told) return [];
    const { above, below } = alert;
    if (above === undefined && below === undefined)
      return [{ where, expected: "above or below", found: "neither", next: "Write above: and the figure" }];
    if (above === undefined || below === undefined) return [];
    return [{ where, expected: "above or below", found: "both", next: "Make two alerts of it" }];
  });
}
