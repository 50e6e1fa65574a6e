import type { OverrideTarget } from "../config/override-targets.ts";
import type { Settings } from "../config/settings.ts";
import type { Facts, StackContext } from "../context.ts";
import type { JsonObject } from "./json.ts";
import { merge } from "./overrides.ts";
import { tagsOf } from "./tags.ts";

/** A configured override that reached a child. */
export interface AppliedOverride {
  readonly component: string;
  readonly child: OverrideTarget;
  /** The one resource that it named; undefined for an override of all that share the word. */
  readonly which: string | undefined;
  readonly properties: JsonObject;
}

/** The context as the program holds it: it also remembers which overrides were used. */
export interface ProgramContext extends StackContext {
  /** Every override that was merged so far, each once, by component and child. */
  readonly appliedOverrides: () => readonly AppliedOverride[];
  /** Each `<component>.<child>.<which>` that could have been named so far. */
  readonly namedTargets: () => readonly string[];
}

/** The context of one run of the program. */
export function makeContext(
  settings: Settings,
  providers: StackContext["providers"],
  facts: Facts,
): ProgramContext {
  const applied = new Map<string, AppliedOverride>();
  const named = new Set<string>();
  const apply = <T extends object>(
    component: string,
    child: OverrideTarget,
    draft: T,
    which: string | undefined,
  ): T => {
    const key = which === undefined ? child : `${child}.${which}`;
    const properties = configured(settings, component, key);
    if (properties === undefined) return draft;
    applied.set(`${component}.${key}`, { component, child, which, properties });
    return merge(draft, properties);
  };
  return {
    settings,
    prefix: `${settings.product}-${settings.environment}`,
    tags: (component) => tagsOf(settings, component),
    protect: settings.deletionProtection,
    override: (component, child, draft, which) => {
      const general = apply(component, child, draft, undefined);
      if (which === undefined) return general;
      named.add(`${component}.${child}.${which}`);
      return apply(component, child, general, which);
    },
    providers,
    facts,
    namedTargets: () => [...named].sort(),
    appliedOverrides: () => [...applied.entries()].sort(byKey).map(([, override]) => override),
  };
}

function configured(settings: Settings, component: string, key: string): JsonObject | undefined {
  const children = settings.overrides[component] ?? {};
  return Object.hasOwn(children, key) ? children[key] : undefined;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
