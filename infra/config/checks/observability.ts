import type { Problem } from "../../lib/errors.ts";
import { nearest } from "../../lib/nearest.ts";
import { SYSTEM_HEALTH } from "../../observability/system-health.ts";
import type { ConfigParts } from "../config.ts";
import { measureNames } from "../measure-names.ts";
import { postgresOf } from "../postgres-of.ts";

type Where = { readonly where: string; readonly name: string | undefined };

/** What alerts, queries and dashboards name must be there, or they would watch nothing. */
export function checkObservability(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  return [
    ...checkServices(parts, wrong),
    ...checkMeasures(parts, wrong),
    ...checkExpressions(parts),
    ...checkQueries(parts, wrong),
  ];
}

function checkServices(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("services")) return [];
  const known = Object.keys(parts.services ?? {});
  const named: Where[] = [
    ...entries(parts.measures).map(([name, one]) => ({
      where: `measures.${name}.service`,
      name: one?.service,
    })),
    ...entries(parts.published).map(([name, one]) => ({
      where: `published.${name}.service`,
      name: one?.service,
    })),
    ...entries(parts.alerts).flatMap(([name, one]) =>
      one?.kind === "log-pattern" ? [{ where: `alerts.${name}.service`, name: one.service }] : [],
    ),
    ...entries(parts.queries).flatMap(([name, one]) =>
      (one?.services ?? []).map((service, index) => ({
        where: `queries.${name}.services.${index}`,
        name: service,
      })),
    ),
  ];
  return named.flatMap(({ name, where }) =>
    missing(name, known, where, "the name of a service under services", (near) => `Write ${near}`),
  );
}

function checkMeasures(parts: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (["services", "measures", "published", "alerts"].some((area) => wrong.has(area))) return [];
  const known = measureNames({
    hostnames:
      parts.ingress === "tunnel"
        ? 0 // its measures are the load balancer's
        : Object.values(parts.services ?? {}).filter((service) => (service?.routes ?? []).length > 0).length,
    database: postgresOf(parts.database) !== undefined,
    cache: parts.cache !== undefined,
    services: Object.keys(parts.services ?? {}),
    ownMeasures: [
      ...entries(parts.measures).map(([name]) => `logs.${name}`),
      ...entries(parts.published).map(([name]) => `published.${name}`),
      ...entries(parts.alerts).flatMap(([name, one]) =>
        one?.kind === "log-pattern" ? [`alerts.${name}`] : [],
      ),
    ],
  });
  const named: Where[] = [
    ...entries(parts.alerts).flatMap(([name, one]) => {
      if (one?.kind === "measure") return [{ where: `alerts.${name}.measure`, name: one.measure }];
      if (one?.kind === "ratio") return measuresOfRatio(name, one);
      if (one?.kind !== "expression") return [];
      return entries(one.of).map(([id, measure]) => ({ where: `alerts.${name}.of.${id}`, name: measure }));
    }),
    ...entries(parts.dashboards).flatMap(([name, one]) =>
      (one?.widgets ?? []).flatMap((widget, index) =>
        (widget !== undefined && "measures" in widget ? (widget.measures ?? []) : []).map(
          (measure, position) => ({
            where: `dashboards.${name}.widgets.${index}.measures.${position}`,
            name: measure,
          }),
        ),
      ),
    ),
  ];
  return named.flatMap(({ name, where }) =>
    missing(
      name,
      known,
      where,
      "a measure that this stack has",
      (near) => `Write ${near}, or declare it under measures`,
    ),
  );
}

function measuresOfRatio(
  name: string,
  {
    parts,
    whole,
  }: { readonly parts?: readonly (string | undefined)[] | undefined; readonly whole?: string | undefined },
): readonly Where[] {
  const where = `alerts.${name}`;
  return [
    ...(parts ?? []).map((part, index) => ({ where: `${where}.parts.${index}`, name: part })),
    { where: `${where}.whole`, name: whole },
  ];
}

/** An expression uses each of its names, and no other. */
function checkExpressions({ alerts }: ConfigParts): readonly Problem[] {
  return entries(alerts).flatMap(([name, alert]) => {
    if (alert?.kind !== "expression" || alert.expression === undefined || alert.of === undefined) return [];
    const used = new Set(alert.expression.match(/\b[a-z][a-z0-9_]*\b/g) ?? []);
    const given = Object.keys(alert.of);
    const unknown = [...used].filter((id) => !given.includes(id));
    const idle = given.filter((id) => !used.has(id));
    return [
      ...unknown.map((id) => ({
        where: `alerts.${name}.expression`,
        expected: `names that stand in of (${given.join(", ")})`,
        found: `"${id}"`,
        next: `Add ${id} to of, or take it out of the expression`,
      })),
      ...idle.map((id) => ({
        where: `alerts.${name}.of.${id}`,
        expected: "a name that the expression uses",
        found: `"${id}", which it does not`,
        next: "Take it away, or use it",
      })),
    ];
  });
}

function checkQueries({ dashboards, queries }: ConfigParts, wrong: ReadonlySet<string>): readonly Problem[] {
  if (wrong.has("queries")) return [];
  const known = Object.keys(queries ?? {});
  return entries(dashboards).flatMap(([name, one]) => {
    const own = name === SYSTEM_HEALTH ? [reserved(name)] : [];
    const missed = (one?.widgets ?? []).flatMap((widget, index) =>
      widget !== undefined && "query" in widget
        ? missing(
            widget.query,
            known,
            `dashboards.${name}.widgets.${index}.query`,
            "the name of a query under queries",
            (near) => `Write ${near}`,
          )
        : [],
    );
    return [...own, ...missed];
  });
}

function reserved(name: string): Problem {
  return {
    where: `dashboards.${name}`,
    expected: "another name",
    found: "the name of the dashboard that is made by itself",
    next: "Rename it",
  };
}

function missing(
  name: string | undefined,
  known: readonly string[],
  where: string,
  expected: string,
  next: (near: string) => string,
): readonly Problem[] {
  if (name === undefined || known.includes(name)) return [];
  const owner = name.slice(0, name.indexOf(".") + 1);
  const alike = owner === "" ? [] : known.filter((one) => one.startsWith(owner));
  // Of `ingress.responseMs` the owner is right: with it, letters would make of the rest what only looks alike.
  const near =
    alike.length === 0
      ? nearest(name, known)
      : nearest(
          name.slice(owner.length),
          alike.map((one) => one.slice(owner.length)),
        );
  return [
    {
      where,
      expected,
      found: `"${name}"`,
      next:
        near === undefined
          ? other(alike.length === 0 ? known : alike)
          : next(alike.length === 0 ? near : `${owner}${near}`),
    },
  ];
}

/** What to write where no name is near. */
function other(known: readonly string[]): string {
  return known.length === 0 ? "Declare it first, or take this away" : `Name one of ${known.join(", ")}`;
}

function entries<T>(group: Readonly<Record<string, T>> | undefined): readonly (readonly [string, T])[] {
  return Object.entries(group ?? {});
}
