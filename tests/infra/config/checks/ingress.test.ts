import { describe, expect, it } from "@jest/globals";
import { checkIngress } from "../../../../infra/config/checks/ingress.ts";
import type { ConfigParts } from "../../../../infra/config/config.ts";
import { formatProblem } from "../../../../infra/lib/errors.ts";

const RIGHT: ConfigParts = {
  ingress: "tunnel",
  tunnel: { image: "ghcr.io/cloudflared@sha256:0" },
  edge: { waf: { loadBalancer: false } },
  services: { api: { routes: [{ hostname: "api.shop.example", paths: ["/*"] }] }, worker: {} },
};

const messages = (change: ConfigParts, wrong: readonly string[] = []) =>
  checkIngress({ ...RIGHT, ...change }, new Set(wrong)).map(formatProblem);

describe("checkIngress", () => {
  it("says nothing of a tunnel with its connector, nor of a load balancer without one", () => {
    expect(messages({})).toEqual([]);
    expect(messages({ ingress: "load-balancer", tunnel: undefined })).toEqual([]);
    expect(messages({ ingress: undefined, tunnel: undefined })).toEqual([]);
  });

  it("asks for the connector, once: an image that is wrong is told elsewhere", () => {
    expect(messages({ tunnel: undefined })).toEqual([
      "tunnel: the connector's image with ingress: tunnel; got nothing. Write tunnel: { image: <repository>@sha256:... }.",
    ]);
    expect(messages({ tunnel: undefined }, ["tunnel"])).toEqual([]);
  });

  it.each<[string, ConfigParts, string]>([
    [
      "AWS WAF",
      { edge: { waf: { loadBalancer: true } } },
      "edge.waf.loadBalancer: no AWS WAF with ingress: tunnel, which has no load balancer to stand on; got true. Remove edge.waf.loadBalancer, or write ingress: load-balancer.",
    ],
    [
      "stickiness",
      {
        services: {
          api: {
            routes: [{ hostname: "api.shop.example", paths: ["/*"] }],
            webSockets: { pingIntervalSeconds: 30, stickinessSeconds: 60 },
          },
        },
      },
      "services.api.webSockets.stickinessSeconds: no stickiness with ingress: tunnel, since it is a cookie of the load balancer; got 60. Remove it, or write ingress: load-balancer.",
    ],
    [
      "a certificate for the origin",
      { edge: { originPull: { certificateDays: 90 } } },
      "edge.originPull: no certificate for the origin with ingress: tunnel, whose token proves the connector instead; got a group of keys. Remove it, or write ingress: load-balancer.",
    ],
    [
      "a maintenance page",
      { edge: undefined, maintenance: { message: "Soon" } },
      "maintenance: no maintenance page with ingress: tunnel, since AWS WAF on the load balancer answers with it; got one. Remove it, or write ingress: load-balancer.",
    ],
    [
      "a measure of requests",
      { services: { api: { ...RIGHT.services?.api, scale: { requestsPerTaskPerMinute: 600 } } } },
      "services.api.scale.requestsPerTaskPerMinute: no measure of requests with ingress: tunnel, since only a load balancer counts them; got 600. Remove it: cpuPercent and memoryPercent scale the service.",
    ],
    [
      "one hostname for two services",
      {
        services: {
          ...RIGHT.services,
          web: { routes: [{ hostname: "api.shop.example", paths: ["/web/*"] }] },
        },
      },
      'services.web.routes.0.hostname: with ingress: tunnel a hostname that leads to one service, since api has it; got "api.shop.example". Take a hostname of its own, or ingress: load-balancer.',
    ],
    [
      "a secret with the name of a connector's own",
      { secrets: { TUNNEL_TOKEN_API: { kind: "generated" } } },
      'secrets.TUNNEL_TOKEN_API: a name that the stack does not use itself, for the connector of api; got "TUNNEL_TOKEN_API". Rename the secret.',
    ],
  ])("refuses %s behind a tunnel", (_what, change, message) => {
    expect(messages(change)).toEqual([message]);
  });
});
