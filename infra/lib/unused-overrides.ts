import { overrideChildren, overrideComponents, overrideTarget } from "../config/override-targets.ts";
import type { Settings } from "../config/settings.ts";
import { formatProblem } from "./errors.ts";

/** What the program did with the configured overrides. */
export interface OverrideUse {
  readonly applied: readonly {
    readonly component: string;
    readonly child: string;
    readonly which?: string | undefined;
  }[];
  /** Each `<component>.<child>.<which>` that could have been named. */
  readonly named: readonly string[];
}

/**
 * One line for each configured override that reached no resource, sorted: the child may be known, and still not stand in
 * this stack. An override that does nothing is a mistake that nobody would notice.
 */
export function unusedOverrides(
  settings: Pick<Settings, "overrides" | "services">,
  { applied, named }: OverrideUse,
): readonly string[] {
  const used = new Set(
    applied.map(({ component, child, which }) =>
      which === undefined ? `${component}.${child}` : `${component}.${child}.${which}`,
    ),
  );
  const configured = Object.entries(settings.overrides).flatMap(([component, children]) =>
    Object.keys(children).map((child) => ({ component, child })),
  );
  return configured
    .filter(({ component, child }) => !used.has(`${component}.${child}`))
    .map(({ component, child }) =>
      formatProblem({
        where: `overrides.${component}.${child}`,
        expected: "a resource of this stack",
        found: "a child that it does not declare",
        next: `Take it away, or name another: ${others(component, child, named, Object.keys(settings.services))}`,
      }),
    )
    .sort();
}

function others(
  component: string,
  key: string,
  named: readonly string[],
  services: readonly string[],
): string {
  const { child, which } = overrideTarget(`${component}.${key}`);
  const several = named.filter((target) => target.startsWith(`${component}.${child}.`));
  if (which !== undefined && several.length > 0) return several.join(", ");
  const children = overrideChildren(component, services) ?? [];
  const known =
    children.length === 0 ? overrideComponents(services) : children.map((name) => `${component}.${name}`);
  return known.filter((name) => name !== `${component}.${key}`).join(", ");
}
