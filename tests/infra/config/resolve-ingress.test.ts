import { describe, expect, it } from "@jest/globals";
import { Decisions } from "../../../infra/config/decisions.ts";
import { withTunnelSecrets } from "../../../infra/config/resolve-ingress.ts";
import { exampleService } from "../example-settings.ts";

const TUNNEL = { image: "ghcr.io/cloudflared@sha256:0" };
const WAY = { ingress: "tunnel", tunnel: TUNNEL, internalTools: undefined } as const;
const ACCESS = { emails: ["ops@shop.example"], emailDomains: [], sessionHours: 8 };
const SERVICES = { api: exampleService(), worker: { ...exampleService(), name: "worker", routes: [] } };

describe("withTunnelSecrets", () => {
  it("adds a token for each public service, and none for one without routes", () => {
    expect(withTunnelSecrets({}, SERVICES, WAY, new Decisions("staging"))).toEqual({
      TUNNEL_TOKEN_API: { kind: "composed", from: "tunnel.api" },
    });
  });

  it("adds a token for an internal tool behind a load balancer's stack, and none for its public services", () => {
    const internalTools = { hostnames: { worker: "tools.shop.example" }, access: ACCESS };
    const way = { ...WAY, ingress: "load-balancer", internalTools } as const;
    expect(withTunnelSecrets({}, SERVICES, way, new Decisions("staging"))).toEqual({
      TUNNEL_TOKEN_WORKER: { kind: "composed", from: "tunnel.worker" },
    });
  });

  it("leaves the secrets of a stack with a load balancer alone", () => {
    const secrets = { JWT_SECRET: { kind: "generated", length: 64 } } as const;
    expect(
      withTunnelSecrets(
        secrets,
        SERVICES,
        { ...WAY, ingress: "load-balancer", tunnel: undefined },
        new Decisions("staging"),
      ),
    ).toBe(secrets);
  });
});
