import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { stackFolder } from "../infra/config/stack-folder.ts";
import { type StackFiles, wholeConfiguration } from "../infra/config/whole-configuration.ts";
import { ConfigError } from "../infra/lib/errors.ts";
import type { AccountPart, RuleContext } from "./context.ts";
import { credentialPaths } from "./facts/credential-shapes.ts";
import { takesPath } from "./facts/path-pattern.ts";
import { runbookMinutes } from "./facts/restore-runbook.ts";

/** What the readers take from a stack's file: pure data, read without the engine and without decrypting anything. */
export interface StackFacts {
  readonly context: RuleContext;
  /** The stack that the file says this one is like. */
  readonly like: string | undefined;
  /** Cloud account ids, for the report. */
  readonly accounts: readonly string[];
  /** `<component>.<child>` and the properties that the configuration replaces there. */
  readonly overrides: readonly { readonly target: string; readonly properties: readonly string[] }[];
}

type Plain = Readonly<Record<string, unknown>>;

/** The structured key that holds all of a stack's configuration. */
const CONFIG_KEY = "slipway:stack";

/** Reads `Pulumi.<stack>.yaml` in a folder. `today` is the day of the run, `yyyy-mm-dd`. */
export function stackFacts(configDir: string, stack: string, today: string): StackFacts {
  const file = `Pulumi.${stack}.yaml`;
  const files = stackFolder(configDir, configOf);
  if (!files.names.includes(stack)) {
    throw new Error(
      `policies: ${file} must stand in the configuration folder; got none. Set SLIPWAY_CONFIG_DIR to its folder.`,
    );
  }
  const { like, problems, raw } = wholeConfiguration(stack, files);
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => ({ source: file, ...problem })));
  const config = record(raw);
  const tier = config.tier;
  if (tier !== "staging" && tier !== "production") {
    throw new Error(
      `${file}: ${CONFIG_KEY}.tier must be "staging" or "production"; got another value. Write one of the two.`,
    );
  }
  const aws = record(config.aws);
  const cloudflare = record(config.cloudflare);
  const ownsZone = cloudflare.ownsZone === true;
  const zoneOwner = ownsZone ? stack : ownerOf(files, cloudflare.zoneId);
  const hostnames = publicHostnames(config.services);
  return {
    context: {
      product: texts([config.product])[0],
      stack,
      tier,
      ownsZone,
      zoneOwner,
      adminRoutes:
        ownsZone || zoneOwner === undefined
          ? adminRoutes(config.admin)
          : adminRoutes(record(wholeConfiguration(zoneOwner, files).raw).admin).filter(({ hostname }) =>
              hostnames.includes(hostname),
            ),
      adminCidrs: texts(list(record(config.admin).allowedCidrs)),
      cachedFiles: cachedFiles(config.edge),
      accountId: texts([aws.accountId])[0],
      readerAccountIds: texts(list(record(config.registry).readerAccountIds)),
      regions: texts([aws.region, aws.recoveryRegion]),
      region: typeof aws.region === "string" ? aws.region : undefined,
      monthlyBudgetUsd: amount(config.monthlyBudgetUsd),
      notify: notifyOf(config.notify),
      availabilityPercent: amount(config.availabilityPercent),
      dumpRetentionDays: amount(record(record(config.backup).dump).retentionDays),
      runbookMinutes: runbookMinutes(),
      healthRoutes: healthRoutes(config.services),
      deepRoutes: deepRoutes(config.services),
      publicHostnames: hostnames,
      internalTools: internalTools(config.internalTools),
      calls: callsOf(config.services),
      promotedFrom: texts([record(config.promotion).from])[0],
      applicationLimits: applicationLimits(config.limits),
      account: accountOf(config.account),
      clearSecrets: clearSecrets(join(configDir, file)),
      today,
    },
    like,
    accounts: texts([aws.accountId, cloudflare.accountId]),
    overrides: Object.entries(record(config.overrides))
      .map(([target, properties]) => ({ target, properties: Object.keys(record(properties)).sort() }))
      .sort((a, b) => (a.target < b.target ? -1 : 1)),
  };
}

function accountOf(value: unknown): RuleContext["account"] {
  const account = record(value);
  const owner = (part: AccountPart) => {
    const said = account[part];
    return said === "owned" || said === "elsewhere" ? said : undefined;
  };
  return { cloudTrail: owner("cloudTrail"), guardDuty: owner("guardDuty"), config: owner("config") };
}

/** Paths of texts in the whole file, other tools' keys too, that are credentials by their shape. */
function clearSecrets(path: string): readonly string[] {
  return credentialPaths(parse(readFileSync(path, "utf8")));
}

/** Both health routes of every service under its first public name, and the live one under each further name that leads there. */
function healthRoutes(value: unknown): NonNullable<RuleContext["healthRoutes"]> {
  return Object.entries(record(value)).flatMap(([service, raw]) => {
    const { deepPath, livePath } = record(record(raw).health);
    const routes = list(record(raw).routes).map(record);
    const [first, ...others] = new Set(texts(routes.map(({ hostname }) => hostname)));
    if (first === undefined) return [];
    const leads = (name: string) =>
      routes.some(
        ({ hostname, paths }) =>
          hostname === name && texts(list(paths)).some((path) => takesPath(path, String(livePath))),
      );
    return [
      ...[...new Set(texts([livePath, deepPath]))].map((path) => ({ service, hostname: first, path })),
      ...others
        .filter(leads)
        .flatMap((hostname) => texts([livePath]).map((path) => ({ service, hostname, path }))),
    ];
  });
}

/** The deep route of every service whose live route is another. */
function deepRoutes(value: unknown): NonNullable<RuleContext["deepRoutes"]> {
  return Object.entries(record(value)).flatMap(([service, raw]) => {
    const { deepPath, livePath } = record(record(raw).health);
    return typeof deepPath === "string" && deepPath !== livePath ? [{ service, path: deepPath }] : [];
  });
}

/** Every hostname of every service's routes, each once, sorted. */
function publicHostnames(value: unknown): readonly string[] {
  const routes = Object.values(record(value)).flatMap((service) => list(record(service).routes));
  return [...new Set(texts(routes.map((route) => record(route).hostname)))].sort();
}

/** Every declared way from one service to another. */
function callsOf(value: unknown): NonNullable<RuleContext["calls"]> {
  const services = record(value);
  return Object.entries(services).flatMap(([caller, raw]) =>
    [...new Set(texts(Object.values(record(record(raw).calls))))].flatMap((callee) => {
      const port = record(services[callee]).containerPort;
      return typeof port === "number" ? [{ caller, callee, port }] : [];
    }),
  );
}

function notifyOf(value: unknown): NonNullable<RuleContext["notify"]> {
  const { emails, sms } = record(value);
  return { emails: texts(list(emails)), sms: texts(list(sms)) };
}

/** Every service of the staff, with the hostname before which its login stands. */
function internalTools(value: unknown): NonNullable<RuleContext["internalTools"]> {
  return Object.entries(record(record(value).hostnames)).flatMap(([service, hostname]) =>
    typeof hostname === "string" ? [{ service, hostname }] : [],
  );
}

/** Limits whose layer is written as the application. */
function applicationLimits(value: unknown): NonNullable<RuleContext["applicationLimits"]> {
  return list(value)
    .map(record)
    .flatMap(({ hostname, layer, name, path, requestsPerMinute }) =>
      layer === "application" &&
      typeof name === "string" &&
      typeof path === "string" &&
      typeof requestsPerMinute === "number"
        ? [{ name, hostname: texts([hostname])[0], path, requestsPerMinute }]
        : [],
    );
}

function cachedFiles(value: unknown): RuleContext["cachedFiles"] {
  return list(record(value).cache)
    .map(record)
    .flatMap(({ hostname, path }) =>
      typeof hostname === "string" && typeof path === "string" ? [{ hostname, path }] : [],
    );
}

function adminRoutes(value: unknown): RuleContext["adminRoutes"] {
  const { routes } = record(value);
  return (Array.isArray(routes) ? routes : [])
    .map(record)
    .flatMap(({ hostname, paths }) =>
      typeof hostname === "string" && Array.isArray(paths)
        ? texts(paths).map((path) => ({ hostname, path }))
        : [],
    );
}

/** The stack of the folder that says it owns the zone. */
function ownerOf(files: StackFiles, zoneId: unknown): string | undefined {
  return files.names.find((name) => {
    const cloudflare = record(record(wholeConfiguration(name, files).raw).cloudflare);
    return cloudflare.ownsZone === true && cloudflare.zoneId === zoneId;
  });
}

function configOf(text: string): Plain {
  return record(record(record(parse(text)).config)[CONFIG_KEY]);
}

function amount(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value): value is string => typeof value === "string");
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Plain {
  // Narrowed to a plain object; its values stay unknown.
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Plain) : {};
}
