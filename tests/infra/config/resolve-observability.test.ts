import { describe, expect, it } from "@jest/globals";
import { Decisions } from "../../../infra/config/decisions.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { resolveObservability } from "../../../infra/config/resolve-observability.ts";
import { exampleService } from "../example-settings.ts";
import type { Edit } from "./edited-stacks.ts";
import { referenceConfig } from "./reference-config.ts";

const production = (edits: readonly Edit[] = []) =>
  resolve(referenceConfig("production", edits)).settings.observability;

describe("the measures of logs", () => {
  it("are those that are declared, and one for each alert over a log, by their full names", () => {
    expect(Object.keys(production().logMeasures).sort()).toEqual([
      "alerts.database-pool-exhausted",
      "alerts.failed-sync-orders",
      "alerts.stock-lock-timeouts",
      "logs.cancelled-orders",
      "logs.failed-logins",
      "logs.failed-orders",
      "logs.orders",
      "logs.stock-lock-wait",
      "logs.stock-mismatches",
    ]);
  });

  it("count lines unless the file names a value", () => {
    const { logMeasures } = production();
    expect(logMeasures["logs.orders"]).toEqual({
      service: "api",
      pattern: '{ $.event = "order_created" }',
      value: "1",
    });
    expect(logMeasures["logs.stock-lock-wait"]?.value).toBe("$.waitMilliseconds");
    expect(logMeasures["alerts.stock-lock-timeouts"]?.value).toBe("1");
  });
});

describe("the alerts", () => {
  it("look at a measure, at their own lines, or at an expression", () => {
    const { alerts } = production();
    expect(alerts["slow-responses"]).toEqual({
      severity: "warning",
      source: { kind: "measure", measure: "ingress.responseMilliseconds" },
      statistic: "p95",
      side: "above",
      figure: 1000,
      unit: "milliseconds for 95 of 100 requests",
      windowMinutes: 5,
      firstStep:
        "Compare CPU of api and database in the dashboard system-health, then look at the log of slow queries",
    });
    expect(alerts["stock-lock-timeouts"]).toMatchObject({
      source: { kind: "measure", measure: "alerts.stock-lock-timeouts" },
      statistic: undefined,
    });
    expect(alerts["error-rate"]?.source).toEqual({
      kind: "expression",
      expression: "100 * (errors + balancer) / requests",
      of: { errors: "ingress.errors", balancer: "ingress.balancerErrors", requests: "ingress.requests" },
    });
  });
});

describe("the queries", () => {
  it("ask services' logs, the stack's own, or both", () => {
    const { queries } = production();
    expect(queries["failed-orders"]).toMatchObject({ services: ["api"], logs: [] });
    expect(queries["rate-limit-hits"]).toMatchObject({ services: [], logs: ["firewall"] });
  });
});

describe("the probes", () => {
  const config = referenceConfig("production");
  const health = exampleService().health;
  const probesOf = (services: Parameters<typeof resolveObservability>[1], outsideProbes?: boolean) =>
    resolveObservability({ ...config, outsideProbes }, services, new Decisions("production")).probes;

  it("ask both health routes of each service under its first name", () => {
    expect(production().probes).toEqual([
      { service: "api", hostname: "api.warungin.example", path: "/health" },
      { service: "api", hostname: "api.warungin.example", path: "/api/health" },
      { service: "web", hostname: "warungin.example", path: "/health" },
    ]);
  });

  it("ask a path once that answers both questions, and no service that nobody reaches", () => {
    const both = exampleService({ health: { ...health, livePath: "/h", deepPath: "/h" } });
    expect(probesOf({ api: both, worker: exampleService({ name: "worker", routes: [] }) })).toEqual([
      { service: "api", hostname: "api.shop.example", path: "/h" },
    ]);
  });

  it("ask the live route under each further name that leads there, and the deep one once", () => {
    const routes = [
      { hostname: "shop.example", paths: ["/*"] },
      { hostname: "www.shop.example", paths: ["/x"] },
      { hostname: "www.shop.example", paths: ["/*"] },
      { hostname: "files.shop.example", paths: ["/files/*"] },
    ];
    const web = exampleService({
      name: "web",
      routes,
      health: { ...health, livePath: "/h", deepPath: "/deep" },
    });
    expect(probesOf({ web })).toEqual([
      { service: "web", hostname: "shop.example", path: "/h" },
      { service: "web", hostname: "shop.example", path: "/deep" },
      { service: "web", hostname: "www.shop.example", path: "/h" },
    ]);
  });

  it("are none where the file switches them off", () => {
    expect(probesOf({ api: exampleService() }, false)).toEqual([]);
    expect(probesOf({ api: exampleService() }, true)).toHaveLength(1);
  });
});

describe("a file that watches nothing of its own", () => {
  it("has the promise of 99.9 % and empty groups", () => {
    const cut = ["measures", "alerts", "queries", "dashboards"].map(
      (word): Edit => [new RegExp(` {4}${word}:\\n(?: {6}.*\\n)+`), ""],
    );
    expect(production(cut)).toMatchObject({
      logMeasures: {},
      publishedMeasures: {},
      alerts: {},
      queries: {},
      dashboards: {},
      availabilityPercent: 99.9,
    });
  });
});
