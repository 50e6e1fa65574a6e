import { describe, expect, it } from "@jest/globals";
import { TUNNEL_CONFIG } from "../../../rehearsal/services/cloudflare/tunnel-of.ts";
import { EdgeTraffic } from "../../../rehearsal/traffic/edge-traffic.ts";
import { tunnelAnswer } from "../../../rehearsal/traffic/tunnel-way.ts";
import { entity, visit } from "./entities.ts";

const RULES = [
  { hostname: "api.shop.example", path: "^/v1/.*$", service: "http://127.0.0.1:3001" },
  { hostname: "api.shop.example", service: "http://127.0.0.1:3000" },
  { service: "http_status:404" },
];
const config = (ingresses: readonly object[] = RULES) =>
  entity(TUNNEL_CONFIG, { tunnelId: "t1", config: { ingresses } });
const ask = (path: string, more = {}) =>
  tunnelAnswer([config()], "t1.cfargotunnel.com", visit(path, more))?.by;

describe("tunnelAnswer", () => {
  it("is that of the first rule whose hostname and path fit, and of the last one for all others", () => {
    expect([ask("/v1/orders"), ask("/orders"), ask("/", { host: "shop.example" })]).toEqual([
      "http://127.0.0.1:3001",
      "http://127.0.0.1:3000",
      "the tunnel's last rule",
    ]);
  });

  it("is error 1033 for a tunnel without rules, and none for a name that is no tunnel's", () => {
    expect(tunnelAnswer([], "t1.cfargotunnel.com", visit("/"))).toMatchObject({
      status: 530,
      body: "error code: 1033",
    });
    expect(tunnelAnswer([config()], "lb.aws.example", visit("/"))).toBeUndefined();
  });

  it("is asked by the record that leads there, not by what else the zone says of the name", () => {
    const dns = (type: string, content: string) =>
      entity("cloudflare:index/dnsRecord:DnsRecord", {
        ...{ name: "api.shop.example", zoneId: "z", type, content, proxied: type === "CNAME" },
      });
    const cloudflare = [dns("TXT", "v=spf1 -all"), dns("CNAME", "t1.cfargotunnel.com"), config()];
    expect(new EdgeTraffic({ aws: [], cloudflare }).visit(visit("/")).status).toBe(200);
  });

  it("comes after the login that stands before the hostname", () => {
    const record = entity("cloudflare:index/dnsRecord:DnsRecord", {
      ...{ name: "api.shop.example", zoneId: "z", content: "t1.cfargotunnel.com", proxied: true },
    });
    const staff = entity(
      "cloudflare:index/zeroTrustAccessPolicy:ZeroTrustAccessPolicy",
      { decision: "allow", includes: [{ emailDomain: { domain: "shop.example" } }] },
      "staff",
    );
    const login = entity("cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication", {
      ...{
        name: "tools",
        destinations: [{ type: "public", uri: "api.shop.example" }],
        policies: [{ id: "staff" }],
      },
    });
    const traffic = new EdgeTraffic({ aws: [], cloudflare: [record, config(), staff, login] });
    const status = (who?: string) => traffic.visit(visit("/", { login: who })).status;
    expect([status(), status("eve@elsewhere.example"), status("ann@shop.example")]).toEqual([302, 403, 200]);
  });
});
