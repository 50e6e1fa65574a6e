import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { overrideProperties } from "../override-properties.ts";
import { overrideChildren, overrideComponents, overrideTarget } from "../override-targets.ts";

/** Overrides name components, children and properties that exist. */
export function checkOverrides({ overrides, services }: ConfigParts): readonly Problem[] {
  const serviceNames = Object.keys(services ?? {});
  return Object.entries(overrides ?? {}).flatMap(([target, properties]) => {
    const { child, component, which } = overrideTarget(target);
    const children = overrideChildren(component, serviceNames);
    const known = children ?? overrideComponents(serviceNames);
    if (children?.includes(child) === true)
      return unknownProperties(
        target,
        Object.keys(properties ?? {}),
        overrideProperties(component, child, serviceNames),
      );
    const word = children === undefined ? component : child;
    const near = nearest(word, known);
    const of = children === undefined ? "a component" : `a child of ${component}`;
    const rest = which === undefined ? "" : `.${which}`;
    const mended = `${children === undefined ? `${near}.${child}` : `${component}.${near}`}${rest}`;
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

/** Properties that the resource does not know: it would drop them without a word. */
function unknownProperties(
  target: string,
  properties: readonly string[],
  known: readonly string[],
): readonly Problem[] {
  return properties
    .filter((property) => !known.includes(property))
    .map((property) => {
      const near = nearest(property, known);
      return {
        where: `overrides.${target}.${property}`,
        expected: `a property that ${target} can be given`,
        found: shown(property),
        next: near === undefined ? `Remove it, or take one of ${known.join(", ")}` : `Write ${near}`,
      };
    });
}
