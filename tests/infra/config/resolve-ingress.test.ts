import { describe, expect, it } from "@jest/globals";
import { Decisions } from "../../../infra/config/decisions.ts";
import { withTunnelSecrets } from "../../../infra/config/resolve-ingress.ts";
import { exampleService } from "../example-settings.ts";

const IMAGE = { image: "ghcr.io/cloudflared@sha256:0" };
const SERVICES = { api: exampleService(), worker: { ...exampleService(), name: "worker", routes: [] } };

describe("withTunnelSecrets", () => {
  it("adds a token for each public service, and none for one without routes", () => {
    expect(withTunnelSecrets({}, SERVICES, IMAGE, new Decisions("staging"))).toEqual({
      TUNNEL_TOKEN_API: { kind: "composed", from: "tunnel.api" },
    });
  });

  it("leaves the secrets of a stack with a load balancer alone", () => {
    const secrets = { JWT_SECRET: { kind: "generated", length: 64 } } as const;
    expect(withTunnelSecrets(secrets, SERVICES, undefined, new Decisions("staging"))).toBe(secrets);
  });
});
