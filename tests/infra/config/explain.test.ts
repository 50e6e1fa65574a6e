import { describe, expect, it } from "@jest/globals";
import { explain } from "../../../infra/config/explain.ts";
import { resolve } from "../../../infra/config/resolve.ts";
import { DEFAULTS } from "../../../infra/config/tier-defaults.ts";
import { referenceConfig } from "./reference-config.ts";

const rows = explain(resolve(referenceConfig("staging")));

function row(path: string) {
  return rows.find((candidate) => candidate.path === path);
}

describe("explain", () => {
  it.each([
    ["product", "warungin", "file"],
    ["database.version", "16.10", "file"],
    ["hostnames", "api.warungin-staging.example, warungin-staging.example", "derived"],
    ["services.web.environment", "none", "default"],
    ["services.web.command", "none", "default"],
    ["network.nat", "none", "tier default"],
    ["edge.hsts.maxAgeSeconds", "31536000", "default"],
    ["overrides", "none", "default"],
  ])("prints %s as %s from %s", (path, value, origin) => {
    expect(row(path)).toMatchObject({ value, origin });
  });

  it("gives the reason of each default, also of those by service and secret", () => {
    const { "services.*.drainSeconds": drain, "secrets.*.length": length } = DEFAULTS;
    expect(row("services.api.drainSeconds")?.reason).toBe(drain.reason);
    expect(row("secrets.JWT_SECRET.length")?.reason).toBe(length.reason);
    const defaults = rows.filter(({ origin }) => origin === "default" || origin === "tier default");
    const without = defaults.filter(({ path, reason }) => reason === undefined && path !== "overrides");
    expect(without).toEqual([]);
  });

  it("tells what a share is made of, and what a published measure was not given", () => {
    const word = (text: string): string => text.replace(/^/gm, "    ");
    const alert = [
      "  wrong: { kind: ratio, severity: warning, above: 5, unit: percent, windowMinutes: 5,",
      "    firstStep: Look at the orders, parts: [published.paid], whole: logs.orders, leastWhole: 20 }",
    ].join("\n");
    const published =
      "published:\n  paid: { service: api, namespace: Pos/Live, metric: Paid, statistic: Sum }";
    const edits = [["    alerts:\n", `${word(published)}\n    alerts:\n${word(alert)}\n`]] as const;
    const found = explain(resolve(referenceConfig("staging", edits)));
    const at = (path: string) => found.find((one) => one.path === `observability.${path}`);
    expect(at("alerts.wrong.source.expression")).toMatchObject({
      ...{ origin: "derived", value: "IF(whole >= 20, 100 * part / whole, 0)" },
    });
    expect(at("publishedMeasures.published.paid.namespace")).toMatchObject({
      origin: "file",
      value: "Pos/Live",
    });
    expect(at("publishedMeasures.published.paid.dimensions")).toMatchObject({
      ...{ origin: "default", reason: DEFAULTS["published.*.dimensions"].reason },
    });
  });

  it("gives no reason for what a person wrote", () => {
    expect(row("product")?.reason).toBeUndefined();
  });

  it("prints from which stack the images come, where one is named", () => {
    const rows = (edits: readonly (readonly [string, string])[]) =>
      explain(resolve(referenceConfig("production", edits))).filter(({ path }) =>
        path.startsWith("promotion"),
      );
    expect(rows([])).toMatchObject([{ path: "promotion", value: "none", origin: "default" }]);
    expect(rows([["    services:\n", "    promotion: { from: staging }\n    services:\n"]])).toEqual([
      { path: "promotion.from", value: "staging", origin: "file", reason: undefined },
    ]);
  });

  it("prints every override", () => {
    const edits = [
      ["    edge:\n", "    overrides: { database.instance: { backupRetentionPeriod: 31 } }\n    edge:\n"],
    ] as const;
    const found = explain(resolve(referenceConfig("staging", edits))).find(({ path }) =>
      path.startsWith("overrides"),
    );
    expect(found).toEqual({
      path: "overrides.database.instance.backupRetentionPeriod",
      value: "31",
      origin: "file",
      reason: undefined,
    });
  });

  it("prints no secret, whatever got past the other checks", () => {
    const resolved = resolve(referenceConfig("staging"));
    const api = resolved.settings.services.api;
    if (api === undefined) throw new Error("The reference stack has no api.");
    const environment = { DB_PASSWORD: "s3cr3t-1", UPSTREAM: "https://a:s3cr3t-2@b.example" };
    const settings = { ...resolved.settings, services: { api: { ...api, environment } } };
    expect(JSON.stringify(explain({ ...resolved, settings }))).not.toContain("s3cr3t");
  });

  it("tells of a stack that is like another in which file each word stands", () => {
    const found = explain(resolve(referenceConfig("staging")), {
      own: { like: "staging", database: { storageGib: 20 }, alerts: { "error-rate": { above: 5 } } },
      like: "staging",
      derived: [
        "environment",
        "cloudflare.ownsZone",
        "services.api.routes.0.hostname",
        "edge.cors.origins.0",
      ],
    });
    const origin = (path: string) => found.find((one) => one.path === path)?.origin;
    expect(origin("product")).toBe("like staging");
    expect(origin("database.storageGib")).toBe("file");
    expect(origin("database.version")).toBe("like staging");
    expect(origin("cloudflare.ownsZone")).toBe("derived");
    expect(origin("services.api.routes.0.hostname")).toBe("derived");
    expect(origin("edge.cors.origins")).toBe("derived");
    expect(origin("edge.hsts.maxAgeSeconds")).toBe("default");
    expect(origin("observability.alerts.error-rate.unit")).toBe("like staging");
  });
});
