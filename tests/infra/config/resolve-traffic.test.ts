import { describe, expect, it } from "@jest/globals";
import type { Config } from "../../../infra/config/config.ts";
import { Decisions } from "../../../infra/config/decisions.ts";
import {
  resolveBypass,
  resolveLimits,
  resolveMaintenance,
  resolveWaf,
  withMaintenance,
} from "../../../infra/config/resolve-traffic.ts";
import { exampleService } from "../example-settings.ts";
import { referenceConfig } from "./reference-config.ts";

const CONFIG = referenceConfig("production");
const decide = () => new Decisions("production");

describe("resolveWaf", () => {
  const wafOf = (cloudflare: Partial<Config["cloudflare"]>, waf?: object) =>
    resolveWaf(
      {
        ...CONFIG,
        cloudflare: { ...CONFIG.cloudflare, ...cloudflare },
        edge: { ...CONFIG.edge, waf } as Config["edge"],
      },
      decide(),
    );

  it.each<[string, Partial<Config["cloudflare"]>, object | undefined, string]>([
    ["Cloudflare where the plan has rules", { plan: "pro" }, { loadBalancer: true }, "cloudflare"],
    [
      "the zone's owner where that is another",
      { plan: "pro", ownsZone: false },
      undefined,
      "the zone's owner",
    ],
    ["the load balancer on the free plan", { plan: "free" }, { loadBalancer: true }, "load balancer"],
    ["nobody on the free plan without a second layer", { plan: "free" }, { loadBalancer: false }, "nobody"],
    ["nobody where that is written", { plan: "pro" }, { loadBalancer: true, managed: false }, "nobody"],
  ])("leaves known attacks to %s", (_, cloudflare, waf, managedBy) => {
    expect(wafOf(cloudflare, waf).managedBy).toBe(managedBy);
  });

  it("takes no firewall before the load balancer where nobody asks for one", () => {
    expect(wafOf({}, undefined).loadBalancer).toBe(false);
    expect(wafOf({}, { loadBalancer: true }).loadBalancer).toBe(true);
  });
});

describe("resolveLimits", () => {
  it("keeps the order of the file and gives each limit its layer", () => {
    expect(
      resolveLimits(CONFIG, decide()).map(({ hostname, layer, name }) => [name, hostname, layer]),
    ).toEqual([
      ["login", "api.warungin.example", "cloudflare"],
      ["admin", "api.warungin.example", "cloudflare"],
      ["payments", "api.warungin.example", "load balancer"],
      ["api", undefined, "load balancer"],
    ]);
  });

  it("are none where none are written", () => {
    expect(resolveLimits({ ...CONFIG, limits: undefined }, decide())).toEqual([]);
  });

  it("stops for a limit that no layer holds: the checks should have", () => {
    const edge = { ...CONFIG.edge, waf: { loadBalancer: false } } as Config["edge"];
    expect(() => resolveLimits({ ...CONFIG, edge }, decide())).toThrow(
      new Error('limits: a layer for "payments" was expected; got none.'),
    );
  });
});

describe("resolveBypass", () => {
  const health = exampleService().health;
  const bypassOf = (services: Parameters<typeof resolveBypass>[1], bypass: Config["bypass"] = undefined) =>
    resolveBypass({ ...CONFIG, bypass }, services, decide());

  it("adds both health routes of a service on each of its hostnames under names of their own, behind those that are written", () => {
    const hook = { name: "hook", hostname: "a.example", path: "/hooks/*", purpose: "webhook" } as const;
    const api = exampleService({
      health: { ...health, livePath: "/live", deepPath: "/deep" },
      routes: [
        { hostname: "a.example", paths: ["/x"] },
        { hostname: "a.example", paths: ["/y"] },
        { hostname: "b.example", paths: ["/*"] },
      ],
    });
    expect(bypassOf({ api }, [hook])).toEqual([
      hook,
      ...[
        ["api-live-health", "a.example", "/live"],
        ["api-deep-health", "a.example", "/deep"],
        ["api-live-health-2", "b.example", "/live"],
        ["api-deep-health-2", "b.example", "/deep"],
      ].map(([name, hostname, path]) => ({ name, hostname, path, purpose: "health" })),
    ]);
  });

  it("names a route once that is written, or that answers both questions, or that two services share", () => {
    const both = exampleService({ health: { ...health, livePath: "/health", deepPath: "/health" } });
    const route = {
      name: "api-live-health",
      hostname: "api.shop.example",
      path: "/health",
      purpose: "health",
    } as const;
    expect(bypassOf({ api: both })).toEqual([route]);
    expect(bypassOf({ api: both, web: { ...both, name: "web" } })).toEqual([route]);
    const written = { ...route, name: "own" };
    expect(bypassOf({ api: both }, [written])).toEqual([written]);
  });

  it("adds nothing for a service without routes", () => {
    expect(bypassOf({ api: exampleService({ routes: [] }) })).toEqual([]);
  });
});

describe("resolveMaintenance", () => {
  it("is nothing where the file does not speak of it", () => {
    expect(resolveMaintenance({ ...CONFIG, maintenance: undefined }, decide())).toBeUndefined();
  });

  it("is off, and sets no variable, where the file has a message alone", () => {
    expect(resolveMaintenance({ ...CONFIG, maintenance: { message: "Back soon." } }, decide())).toEqual({
      enabled: false,
      message: "Back soon.",
      variables: {},
    });
  });
});

describe("withMaintenance", () => {
  const service = exampleService({ environment: { LOG_LEVEL: "info" } });
  const mode = (enabled: boolean) => ({ enabled, message: "a", variables: { api: "MAINTENANCE_MODE" } });

  it.each([true, false])("tells a service by its own variable: %s", (enabled) => {
    expect(withMaintenance(service, mode(enabled), decide()).environment).toEqual({
      LOG_LEVEL: "info",
      MAINTENANCE_MODE: String(enabled),
    });
  });

  it("leaves alone a service that is not named, and all where nothing is prepared", () => {
    const web = exampleService({ name: "web" });
    expect(withMaintenance(web, mode(true), decide())).toBe(web);
    expect(withMaintenance(service, undefined, decide())).toBe(service);
  });
});
