import { expect, it } from "@jest/globals";
import type { Visit } from "../../../rehearsal/traffic/answer.ts";
import { EdgeTraffic } from "../../../rehearsal/traffic/edge-traffic.ts";
import { type OpenStack, type RehearsalFolder, withStack } from "../rehearsal.ts";

/** The same traffic through both shapes: the free plan leaves everything to AWS WAF, the plan pro holds two limits itself. */
const STACKS = {
  staging: { zone: "warungin-staging.example", loginLimit: "limit-login" },
  production: { zone: "warungin.example", loginLimit: "limit_login" },
} as const;

/** What the simulated accounts hold now, with counts of its own. */
function trafficOf({ session }: OpenStack, down = false): EdgeTraffic {
  const { world } = session.opened;
  if (world === undefined) throw new Error("a rehearsal has a world");
  const { aws, cloudflare } = session.settings;
  const standing = {
    aws: world.entities("aws", aws.accountId),
    cloudflare: world.entities("cloudflare", cloudflare.accountId),
  };
  const origins = standing.cloudflare
    .map(({ inputs }) => inputs.content)
    .filter((one) => typeof one === "string");
  return new EdgeTraffic({ ...standing, ...(down && { down: origins }) });
}

function visitsTo(host: string) {
  const usual = { method: "POST", host, address: "198.51.100.7", headers: {}, atSeconds: 0 };
  return (path: string, more: Partial<Visit> = {}): Visit => ({ ...usual, path, ...more });
}

const times = <T>(count: number, ask: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => ask(index));

/** What callers of the reference product meet: shown on its stack that stands in that folder. */
export function servesTraffic(folder: RehearsalFolder, stack: keyof typeof STACKS): void {
  const { loginLimit, zone } = STACKS[stack];
  const visit = visitsTo(`api.${zone}`);

  it("has traffic that is limited, passes where machines call, is answered where browsers ask first, and loses its writes by one word", async () => {
    await withStack(folder, stack, async (open) => {
      seeLogins(trafficOf(open));
      seeLimits(trafficOf(open));
      seeBrowsers(trafficOf(open));
      const guarded = trafficOf(open);
      const attack = visit("/api/payments/webhook", { attack: "sql injection" });
      expect(guarded.visit(attack).status).toBe(403);
      expect(guarded.visit(visit("/api/admin", { method: "GET" })).status).toBe(403);
      seeStaff(guarded);
      seeFirewallLog(trafficOf(open));
      await seeOutage(open);

      folder.edit(stack, ["maintenance", "enabled"], true);
      open.reread();
      const changed = await open.apply();
      expect(changed.problems).toEqual([]);
      const touched = [...new Set(changed.log.steps.map(({ name }) => name))].sort();
      expect(touched).toEqual(["api", "api-service", "api-task", "firewall-acl"]);
      seeMaintenance(trafficOf(open));
    });
  });

  function seeLogins(traffic: EdgeTraffic): void {
    const login = (atSeconds: number, more: Partial<Visit> = {}, path = "/api/auth/login") =>
      traffic.visit(visit(path, { atSeconds, ...more }));
    const tries = times(11, (second) => login(second));
    expect(tries.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
    expect(tries[10]?.by).toBe(loginLimit);
    // Another spelling is the same path, another address another caller, another path another count.
    expect(login(11, {}, "/API/Auth/Login/").status).toBe(429);
    expect(login(11, {}, "/api//auth/./login").status).toBe(429);
    expect(login(11, { address: "198.51.100.8" }).status).toBe(200);
    expect(login(11, {}, "/api/orders").status).toBe(200);
    expect(login(75).status).toBe(200);
  }

  function seeLimits(traffic: EdgeTraffic): void {
    const paid = times(101, () => traffic.visit(visit("/api/payments/charge")));
    expect(paid.filter(({ status }) => status === 200)).toHaveLength(100);
    expect(paid[100]).toMatchObject({ status: 429, by: "limit-payments" });

    const other = { address: "198.51.100.9" };
    const orders = times(1001, () => traffic.visit(visit("/api/orders", { method: "GET", ...other })));
    expect(orders.filter(({ status }) => status === 200)).toHaveLength(1000);
    expect(orders[1000]).toMatchObject({ status: 429, by: "limit-api", headers: { "retry-after": "60" } });

    for (const [method, path] of [
      ["POST", "/api/payments/webhook"],
      ["GET", "/health"],
      ["GET", "/api/health"],
    ] as const) {
      const calls = times(1500, () => traffic.visit(visit(path, { method, ...other })));
      expect(calls.filter(({ layer, status }) => layer === "service" && status === 200)).toHaveLength(1500);
    }
    // A path that only looks like the webhook's counts as what it is.
    expect(traffic.visit(visit("/api/payments/webhook/../charge", other)).status).toBe(429);
    expect(traffic.visit(visit("/api/payments/charge/%2e%2e/webhook", other)).status).toBe(429);
  }

  /** Maintenance mode that stands ready writes nothing down: a write leaves a line where it was refused, and only there. */
  function seeFirewallLog(traffic: EdgeTraffic): void {
    const orders = times(20, () => traffic.visit(visit("/api/orders")));
    expect(orders.every(({ passed }) => passed.includes("maintenance"))).toBe(true);
    expect(traffic.firewallLines).toEqual([]);
    for (const _ of times(101, (one) => one)) traffic.visit(visit("/api/payments/charge"));
    expect(traffic.firewallLines.map(({ path }) => path)).toEqual(["/api/payments/charge"]);
  }

  function seeBrowsers(traffic: EdgeTraffic): void {
    const ask = (origin: string) =>
      traffic.visit(
        visit("/api/orders", {
          method: "OPTIONS",
          headers: { origin, "access-control-request-method": "POST" },
        }),
      );
    expect(ask(`https://${zone}`)).toMatchObject({
      status: 204,
      layer: "load balancer",
      headers: {
        "access-control-allow-origin": `https://${zone}`,
        "access-control-allow-credentials": "true",
        "access-control-allow-headers": "Authorization, Content-Type, X-Tenant-ID",
        "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
      },
    });
    const stranger = ask("https://evil.example");
    expect(stranger.headers["access-control-allow-origin"]).toBeUndefined();
    expect(stranger.headers["access-control-allow-headers"]).toBeUndefined();
    expect(stranger.headers["access-control-allow-credentials"]).toBeUndefined();
    const read = (origin: string) =>
      traffic.visit(visit("/api/orders", { method: "GET", headers: { origin } })).headers[
        "access-control-allow-credentials"
      ];
    expect([read(`https://${zone}`), read("https://evil.example")]).toEqual(["true", undefined]);
  }

  /** From an office that is listed: the login first, for staff alone, and no question of a browser is held up by it. */
  function seeStaff(traffic: EdgeTraffic): void {
    const office = (more: Partial<Visit>) =>
      traffic.visit(visit("/api/admin", { method: "GET", address: "203.0.113.5", ...more }));
    expect(office({})).toMatchObject({ layer: "cloudflare", status: 302 });
    expect(office({ login: "somebody@evil.example" })).toMatchObject({ layer: "cloudflare", status: 403 });
    expect(office({ login: "owner@warungin.example" })).toMatchObject({ layer: "service", status: 200 });
    const asked = office({ method: "OPTIONS", headers: { origin: `https://${zone}` } });
    expect(asked).toMatchObject({
      status: 204,
      headers: { "access-control-allow-credentials": "true" },
    });
  }

  /** The load balancer is gone: people read the page, programs are told to come again, and probes see it. */
  async function seeOutage(open: OpenStack): Promise<void> {
    const whole = trafficOf(open);
    const page = { method: "GET", headers: { accept: "text/html" } };
    expect(await whole.visitThroughWorkers(visit("/health", page))).toMatchObject({ layer: "service" });
    const broken = trafficOf(open, true);
    const shown = await broken.visitThroughWorkers(visit("/health", page));
    expect(shown).toMatchObject({ layer: "worker", status: 503 });
    expect(shown.body).toContain("<h1>Maintenance</h1>");
    expect(shown.headers["strict-transport-security"]).toBeDefined();
    const paid = await broken.visitThroughWorkers(visit("/api/payments/webhook"));
    expect(paid).toMatchObject({ status: 503, headers: { "retry-after": "60" } });
    expect(paid.body).not.toContain("<h1>");
  }

  function seeMaintenance(traffic: EdgeTraffic): void {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const refused = traffic.visit(visit("/api/orders", { method }));
      expect(refused).toMatchObject({ status: 503, by: "maintenance", headers: { "retry-after": "600" } });
      expect(refused.body).toContain("Warungin is being maintained.");
    }
    for (const method of ["GET", "HEAD"])
      expect(traffic.visit(visit("/api/orders", { method })).status).toBe(200);
    expect(traffic.visit(visit("/api/payments/webhook")).status).toBe(200);
    expect(traffic.visit(visit("/health", { method: "GET" })).status).toBe(200);
  }
}
