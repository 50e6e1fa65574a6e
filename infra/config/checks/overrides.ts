import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { overrideChildren, overrideComponents } from "../override-targets.ts";

/** Overrides name components and children that exist. */
export function checkOverrides({ overrides, services }: ConfigParts): readonly Problem[] {
  const serviceNames = Object.keys(services ?? {});
  return Object.keys(overrides ?? {}).flatMap((target) => {
    const [component = "", child = ""] = target.split(".");
    const children = overrideChildren(component, serviceNames);
    const known = children ?? overrideComponents(serviceNames);
    if (children?.includes(child) === true) return [];
    const word = children === undefined ? component : child;
    const near = nearest(word, known);
    const of = children === undefined ? "a component" : `a child of ${component}`;
    const mended = children === undefined ? `${near}.${child}` : `${component}.${near}`;
    return [
      {
        where: `overrides.${target}`,
        expected: `${of} (${known.join(", ")})`,
        found: shown(word),
        next: near === undefined ? "Correct or remove it" : `Write ${mended}`,
      },
    ];
  });
}
