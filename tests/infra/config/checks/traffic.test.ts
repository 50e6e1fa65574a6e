import { describe, expect, it } from "@jest/globals";
import { checkTraffic } from "../../../../infra/config/checks/traffic.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";

const limit = (name: string, requestsPerMinute: number, layer?: "application") => ({
  ...{ name, path: `/${name}`, requestsPerMinute, purpose: "api" },
  ...(layer === undefined ? {} : { layer }),
});
const BEHIND_TUNNEL = {
  ingress: "tunnel",
  cloudflare: { plan: "pro", ownsZone: true },
} as const;

function told(parts: ConfigParts): readonly string[] {
  return checkTraffic(parts, new Set()).map(({ next, where }) => `${where}: ${next}`);
}

describe("checkTraffic behind a tunnel", () => {
  it("says which limit may be the application's where the chosen one may not: Cloudflare takes the tightest", () => {
    const limits = [limit("login", 10, "application"), limit("staff", 20), limit("api", 100)];
    expect(told({ ...BEHIND_TUNNEL, limits } as ConfigParts)).toEqual([
      "limits.0.layer: Remove layer: the tightest come first; layer: application is for api",
    ]);
    const right = [limit("login", 10), limit("staff", 20), limit("api", 100, "application")];
    expect(told({ ...BEHIND_TUNNEL, limits: right } as ConfigParts)).toEqual([]);
  });

  it("advises no load balancer for the page of maintenance mode", () => {
    const maintenance = { enabled: false, message: "Back soon." };
    const edge = { waf: { loadBalancer: false } };
    expect(told({ ...BEHIND_TUNNEL, edge, maintenance } as ConfigParts)).toEqual([
      "maintenance: Remove edge.waf.loadBalancer, which a tunnel has no load balancer for",
    ]);
    expect(told({ ...BEHIND_TUNNEL, maintenance } as ConfigParts)).toEqual([]);
  });
});
