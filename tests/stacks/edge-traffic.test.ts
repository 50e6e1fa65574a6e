import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Visit } from "../../rehearsal/traffic/answer.ts";
import { EdgeTraffic } from "../../rehearsal/traffic/edge-traffic.ts";
import { type OpenStack, type RehearsalFolder, rehearsalFolder, withStack } from "./rehearsal.ts";

/** The same traffic through both shapes: the free plan leaves everything to AWS WAF, the plan pro holds two limits itself. */
const STACKS = {
  staging: { zone: "warungin-staging.example", loginLimit: "limit-login", paymentLimit: "limit-payments" },
  production: { zone: "warungin.example", loginLimit: "limit_login", paymentLimit: "limit-payments" },
} as const;

function trafficOf({ session }: OpenStack): EdgeTraffic {
  const { world } = session.opened;
  if (world === undefined) throw new Error("a rehearsal has a world");
  const { aws, cloudflare } = session.settings;
  return new EdgeTraffic({
    aws: world.entities("aws", aws.accountId),
    cloudflare: world.entities("cloudflare", cloudflare.accountId),
  });
}

const visitsTo =
  (host: string) =>
  (path: string, more: Partial<Visit> = {}): Visit => ({
    method: "POST",
    host,
    path,
    address: "198.51.100.7",
    headers: {},
    atSeconds: 0,
    ...more,
  });

describe.each(Object.entries(STACKS))(
  "traffic of the %s stack",
  (stack, { zone, loginLimit, paymentLimit }) => {
    let folder: RehearsalFolder;
    const api = `api.${zone}`;
    const visit = (path: string, more: Partial<Visit> = {}): Visit => ({
      method: "POST",
      host: api,
      path,
      address: "198.51.100.7",
      headers: {},
      atSeconds: 0,
      ...more,
    });
    beforeAll(() => {
      folder = rehearsalFolder();
    });
    afterAll(() => folder.remove());

    it("is limited, passes where machines call, and is answered where browsers ask first", async () => {
      await withStack(folder, stack, async (open) => {
        const { exitCode } = await open.up();
        expect(exitCode).toBe(0);

        const login = trafficOf(open);
        const tries = Array.from({ length: 11 }, (_, second) =>
          login.visit(visit("/api/auth/login", { atSeconds: second })),
        );
        expect(tries.map(({ status }) => status)).toEqual([...Array<number>(10).fill(200), 429]);
        expect(tries[10]?.by).toBe(loginLimit);
        expect(login.visit(visit("/API/Auth/Login/", { atSeconds: 11 })).status).toBe(429);
        expect(login.visit(visit("/api//auth/./login", { atSeconds: 11 })).status).toBe(429);
        expect(login.visit(visit("/api/auth/login", { atSeconds: 11, address: "198.51.100.8" })).status).toBe(
          200,
        );
        expect(login.visit(visit("/api/orders", { atSeconds: 11 })).status).toBe(200);
        expect(login.visit(visit("/api/auth/login", { atSeconds: 75 })).status).toBe(200);

        const payments = trafficOf(open);
        const paid = Array.from({ length: 101 }, () => payments.visit(visit("/api/payments/charge")));
        expect(paid.filter(({ status }) => status === 200)).toHaveLength(100);
        expect(paid[100]?.by).toBe(paymentLimit);

        const many = trafficOf(open);
        const orders = Array.from({ length: 1001 }, () =>
          many.visit(visit("/api/orders", { method: "GET" })),
        );
        expect(orders.filter(({ status }) => status === 200)).toHaveLength(1000);
        expect(orders[1000]).toMatchObject({
          status: 429,
          by: "limit-api",
          headers: { "retry-after": "60" },
        });

        for (const [method, path] of [
          ["POST", "/api/payments/webhook"],
          ["GET", "/health"],
          ["GET", "/api/health"],
        ] as const) {
          const calls = Array.from({ length: 1500 }, () => many.visit(visit(path, { method })));
          expect(calls.filter(({ layer, status }) => layer === "service" && status === 200)).toHaveLength(
            1500,
          );
        }
        // A path that only looks like the webhook's counts as what it is.
        expect(many.visit(visit("/api/payments/webhook/../charge")).status).toBe(429);
        expect(many.visit(visit("/api/payments/charge/%2e%2e/webhook")).status).toBe(429);

        const asked = trafficOf(open).visit(
          visit("/api/orders", {
            method: "OPTIONS",
            headers: { origin: `https://${zone}`, "access-control-request-method": "POST" },
          }),
        );
        expect(asked).toMatchObject({
          status: 204,
          layer: "load balancer",
          headers: {
            "access-control-allow-origin": `https://${zone}`,
            "access-control-allow-headers": "Authorization, Content-Type, X-Tenant-ID",
            "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
            "strict-transport-security": "max-age=31536000; includeSubDomains",
          },
        });
        const stranger = trafficOf(open).visit(
          visit("/api/orders", { method: "OPTIONS", headers: { origin: "https://evil.example" } }),
        );
        expect(stranger.headers["access-control-allow-origin"]).toBeUndefined();
        expect(stranger.headers["access-control-allow-headers"]).toBeUndefined();

        const attack = trafficOf(open).visit(visit("/api/payments/webhook", { attack: "sql injection" }));
        expect(attack.status).toBe(403);
        expect(trafficOf(open).visit(visit("/api/admin", { method: "GET" })).status).toBe(403);
      });
    });
});

  // Both stacks refuse writes in the same layer: once is enough.
    const once = stack === "staging" ? it : it.skip;
    once("loses its writes and nothing else, by one word", async () => {
      folder.edit("staging", ["maintenance", "enabled"], true);
      await withStack(folder, "staging", async (open) => {
        const { exitCode, run } = await open.up();
        expect(run.problems).toEqual([]);
        expect(exitCode).toBe(0);
        const traffic = trafficOf(open);
        for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
          const refused = traffic.visit(visit("/api/orders", { method }));
          expect(refused).toMatchObject({
            status: 503,
            by: "maintenance",
            headers: { "retry-after": "600" },
          });
          expect(refused.body).toContain("Warungin is being maintained.");
        }
        for (const method of ["GET", "HEAD"])
          expect(traffic.visit(visit("/api/orders", { method })).status).toBe(200);
        expect(traffic.visit(visit("/api/payments/webhook")).status).toBe(200);
        expect(traffic.visit(visit("/health", { method: "GET" })).status).toBe(200);
        expect(run.log.steps.map(({ name }) => name)).toContain("api-task");
      });
    });
  },
);
