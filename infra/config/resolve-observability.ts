import { takesPath } from "../lib/takes-path.ts";
import type { Config } from "./config.ts";
import type { Decisions } from "./decisions.ts";
import type {
  AlertSettings,
  AlertSource,
  LogMeasureSettings,
  ObservabilitySettings,
  ProbeSettings,
  PublishedMeasureSettings,
} from "./observability-settings.ts";
import { ratioSource } from "./ratio-source.ts";
import type { ServiceSettings } from "./service-settings.ts";
import { DEFAULTS } from "./tier-defaults.ts";

type AlertConfig = NonNullable<Config["alerts"]>[string];

/** Everything that is watched, with what follows from the services filled in. */
export function resolveObservability(
  config: Config,
  services: Readonly<Record<string, ServiceSettings>>,
  decide: Decisions,
): ObservabilitySettings {
  const probed = decide.or("outsideProbes", config.outsideProbes);
  return {
    logMeasures: decide.derived("observability.logMeasures", logMeasures(config)),
    publishedMeasures: publishedMeasures(config, decide),
    alerts: mapped(config.alerts, (alert, name) => toAlert(alert, name, decide)),
    queries: mapped(config.queries, ({ logs, query, services }, name) => ({
      services: decide.or("queries.*.services", services, `observability.queries.${name}.services`),
      logs: decide.or("queries.*.logs", logs, `observability.queries.${name}.logs`),
      query,
    })),
    dashboards: mapped(config.dashboards, ({ widgets }) => ({ widgets: [...widgets] })),
    probes: decide.derived("observability.probes", probed ? probesOf(services) : []),
    availabilityPercent: decide.or(
      "availabilityPercent",
      config.availabilityPercent,
      "observability.availabilityPercent",
    ),
  };
}

function mapped<A, B>(
  group: Readonly<Record<string, A>> | undefined,
  change: (value: A, name: string) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(group ?? {}).map(([name, value]) => [name, change(value, name)]));
}

function logMeasures({ alerts, measures, tier }: Config): Readonly<Record<string, LogMeasureSettings>> {
  const own = Object.entries(measures ?? {}).map(
    ([name, measure]) => [`logs.${name}`, counted(measure, DEFAULTS["measures.*.value"][tier])] as const,
  );
  const alerted = Object.entries(alerts ?? {}).flatMap(([name, alert]) =>
    alert.kind === "log-pattern"
      ? [[`alerts.${name}`, counted(alert, DEFAULTS["alerts.*.value"][tier])] as const]
      : [],
  );
  return Object.fromEntries([...own, ...alerted]);
}

function publishedMeasures(
  { published }: Config,
  decide: Decisions,
): Readonly<Record<string, PublishedMeasureSettings>> {
  const named = Object.entries(published ?? {}).map(([name, { dimensions, ...measure }]) => {
    const path = `observability.publishedMeasures.published.${name}.dimensions`;
    return [
      `published.${name}`,
      { ...measure, dimensions: decide.or("published.*.dimensions", dimensions, path) },
    ] as const;
  });
  return Object.fromEntries(named);
}

function counted(
  from: { readonly service: string; readonly pattern: string; readonly value?: string | undefined },
  otherwise: string,
): LogMeasureSettings {
  return { service: from.service, pattern: from.pattern, value: from.value ?? otherwise };
}

function toAlert(alert: AlertConfig, name: string, decide: Decisions): AlertSettings {
  const { above, below, firstStep, severity, unit, windowMinutes } = alert;
  // One of the two is there: infra/config/checks/alert-figures.ts.
  const side = below === undefined ? "above" : "below";
  const figure = below ?? above ?? 0;
  const statistic = decide.or(
    "alerts.*.statistic",
    alert.statistic,
    `observability.alerts.${name}.statistic`,
  );
  const source = sourceOf(alert, name, decide);
  return { severity, source, statistic, side, figure, unit, windowMinutes, firstStep };
}

function sourceOf(alert: AlertConfig, name: string, decide: Decisions): AlertSource {
  if (alert.kind === "log-pattern") return { kind: "measure", measure: `alerts.${name}` };
  if (alert.kind === "measure") return { kind: "measure", measure: alert.measure };
  if (alert.kind === "ratio") {
    const least = decide.or("alerts.*.leastWhole", alert.leastWhole);
    return decide.derived(`observability.alerts.${name}.source`, ratioSource(alert, least));
  }
  return { kind: "expression", expression: alert.expression, of: alert.of };
}

/**
 * Both health routes of every service under its first public name, and the live one under each further name that leads there: every
 * name has a record and a certificate that can fail for themselves, and the deep route asks what stands behind all of them.
 */
function probesOf(services: Readonly<Record<string, ServiceSettings>>): readonly ProbeSettings[] {
  return Object.values(services).flatMap(({ health, name, routes }) => {
    const { deepPath, livePath } = health;
    const [first, ...others] = new Set(routes.map(({ hostname }) => hostname));
    if (first === undefined) return [];
    const leads = (hostname: string): boolean =>
      routes.some(
        (route) => route.hostname === hostname && route.paths.some((path) => takesPath(path, livePath)),
      );
    return [
      ...[...new Set([livePath, deepPath ?? livePath])].map((path) => ({
        service: name,
        hostname: first,
        path,
      })),
      ...others.filter(leads).map((hostname) => ({ service: name, hostname, path: livePath })),
    ];
  });
}
