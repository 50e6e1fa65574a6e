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
  readonly properties: JsonObject;
}

/** The context as the program holds it: it also remembers which overrides were used. */
export interface ProgramContext extends StackContext {
  /** Every override that was merged so far, each once, by component and child. */
  readonly appliedOverrides: () => readonly AppliedOverride[];
}

/** The context of one run of the program. */
export function makeContext(
  settings: Settings,
  providers: StackContext["providers"],
  facts: Facts,
): ProgramContext {
  const applied = new Map<string, AppliedOverride>();
  return {
    settings,
    prefix: `${settings.product}-${settings.tier}`,
    tags: (component) => tagsOf(settings, component),
    protect: settings.deletionProtection,
    override: (component, child, draft) => {
      const properties = configured(settings, component, child);
      if (properties === undefined) return draft;
      applied.set(`${component}.${child}`, { component, child, properties });
      return merge(draft, properties);
    },
    providers,
    facts,
    appliedOverrides: () => [...applied.entries()].sort(byKey).map(([, override]) => override),
  };
}

function configured(settings: Settings, component: string, child: string): JsonObject | undefined {
  const children = settings.overrides[component] ?? {};
  return Object.hasOwn(children, child) ? children[child] : undefined;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
