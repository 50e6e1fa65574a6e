import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { shown } from "../../lib/shown.ts";
import type { ConfigParts } from "../config.ts";
import { type OverrideKinds, overrideProperties } from "../override-properties.ts";
import { overrideChildren, overrideComponents, overrideTarget } from "../override-targets.ts";
import { orList } from "../schema/word.ts";

/** Overrides name components, children and properties that exist. */
export function checkOverrides({ overrides, services }: ConfigParts): readonly Problem[] {
  const serviceNames = Object.keys(services ?? {});
  return Object.entries(overrides ?? {}).flatMap(([target, properties]) => {
    const { child, component, which } = overrideTarget(target);
    const children = overrideChildren(component, serviceNames);
    const known = children ?? overrideComponents(serviceNames);
    if (children?.includes(child) === true) {
      const kinds = overrideProperties(component, child, serviceNames);
      return [
        ...unknownProperties(target, Object.keys(properties ?? {}), Object.keys(kinds)),
        ...wrongKinds(target, properties ?? {}, kinds),
      ];
    }
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

const ARTICLES: Readonly<Record<string, string>> = {
  boolean: "true or false",
  number: "a number",
  text: "text",
  list: "a list",
  map: "a group of keys",
};

/** Values of another kind than the property takes: the engine's own words for them name no line. `null` takes one away. */
function wrongKinds(
  target: string,
  properties: Readonly<Record<string, unknown>>,
  kinds: OverrideKinds,
): readonly Problem[] {
  return Object.entries(properties).flatMap(([property, value]) => {
    const wanted = (Object.hasOwn(kinds, property) ? kinds[property] : undefined)?.split("|") ?? ["any"];
    if (value === null || wanted.includes("any") || wanted.includes(kindOf(value))) return [];
    const expected = orList(wanted.map((kind) => ARTICLES[kind] ?? kind));
    const found = shown(value, ["overrides", target, property]);
    return [
      {
        where: `overrides.${target}.${property}`,
        expected,
        found,
        next: "Correct it, or write null to take the property away",
      },
    ];
  });
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  return typeof value === "object" ? "map" : typeof value;
}
