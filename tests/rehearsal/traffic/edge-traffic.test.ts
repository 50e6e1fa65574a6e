import { describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { WEB_ACL, WEB_ACL_ASSOCIATION } from "../../../rehearsal/services/aws/wafv2.ts";
import { EdgeTraffic } from "../../../rehearsal/traffic/edge-traffic.ts";
import { entity, visit } from "./entities.ts";

const ZONE = "b".repeat(32);
const BALANCER = "arn:balancer";

function record(proxied: boolean, content = "lb.aws.example"): Entity {
  return entity("cloudflare:index/dnsRecord:DnsRecord", {
    name: "api.shop.example",
    zoneId: ZONE,
    content,
    proxied,
  });
}
const ruleset = (phase: string, rule: object) =>
  entity("cloudflare:index/ruleset:Ruleset", {
    zoneId: ZONE,
    phase,
    rules: [{ expression: "true", ...rule }],
  });
const route = (priority: number, conditions: readonly object[], target: string) =>
  entity(
    TOKEN.listenerRule,
    {
      listenerArn: "arn:listener",
      priority,
      conditions,
      actions: [{ type: "forward", targetGroupArn: target }],
    },
    target,
  );
const host = (...values: readonly string[]) => ({ hostHeader: { values } });
const path = (...values: readonly string[]) => ({ pathPattern: { values } });
const GROUND = [
  entity(TOKEN.loadBalancer, { dnsName: "lb.aws.example" }, BALANCER),
  entity(TOKEN.listener, { loadBalancerArn: BALANCER }, "arn:listener"),
];
const ALL = route(50, [host("api.shop.example")], "all");
const traffic = (aws: readonly Entity[], cloudflare: readonly Entity[] = [record(true)]) =>
  new EdgeTraffic({ aws: [...GROUND, ...aws], cloudflare });

describe("the listener's rules", () => {
  const ask = (rules: readonly Entity[], at: string) => traffic(rules).visit(visit(at)).by;

  it("lead to the first service whose host and path fit, by priority", () => {
    const rules = [ALL, route(10, [host("api.shop.example"), path("/v1/*", "/v2/?")], "v")];
    expect(ask(rules, "/v1/orders")).toBe("v");
    expect(ask(rules, "/v2/a")).toBe("v");
    expect(ask(rules, "/v2/ab")).toBe("all");
    expect(ask(rules, "/V1/orders")).toBe("all"); // paths in the case in which they are written
  });

  it("take a host in any case and with a star, and a dot for a dot", () => {
    expect(ask([route(1, [host("*.SHOP.example")], "wild")], "/")).toBe("wild");
    expect(ask([route(1, [host("api-shop.example"), path("/*")], "other")], "/")).toBe(
      "the listener's default",
    );
    expect(ask([route(1, [host("api.shop.example"), path("/a.b")], "dot")], "/axb")).toBe(
      "the listener's default",
    );
  });

  it("answer 404 where none fits, and where a condition is none that they know", () => {
    const answer = { layer: "load balancer", by: "the listener's default", status: 404, body: "Not found" };
    expect(traffic([]).visit(visit("/"))).toMatchObject(answer);
    const odd = route(1, [{ sourceIp: { values: ["0.0.0.0/0"] } }], "odd");
    expect(traffic([odd]).visit(visit("/"))).toMatchObject(answer);
  });

  it("are those of the load balancer's own listeners", () => {
    const foreign = entity(
      TOKEN.listenerRule,
      { ...ALL.inputs, listenerArn: "arn:other", priority: 1 },
      "foreign",
    );
    expect(ask([foreign, ALL], "/")).toBe("all");
  });
});

describe("a visit", () => {
  const wall = ruleset("http_request_firewall_custom", { ref: "wall", action: "block" });
  const headers = ruleset("http_response_headers_transform", {
    actionParameters: { headers: { "X-Edge": { operation: "set", value: "1" } } },
  });

  it("through the proxy meets the zone's rules, on its way and back", () => {
    expect(traffic([ALL], [record(true), wall, headers]).visit(visit("/"))).toEqual({
      ...{ layer: "cloudflare", by: "wall", status: 403, headers: {}, body: "", passed: [] },
    });
    expect(traffic([ALL], [record(true), headers]).visit(visit("/"))).toEqual({
      ...{ layer: "service", by: "all", status: 200, headers: { "x-edge": "1" }, body: "", passed: [] },
    });
  });

  it("past the proxy meets neither", () => {
    expect(traffic([ALL], [record(false), wall, headers]).visit(visit("/"))).toMatchObject({
      layer: "service",
      headers: {},
    });
  });

  it("brings its caller's address to AWS WAF through the proxy alone, whatever the caller wrote there", () => {
    const rateBasedStatement = {
      limit: 1,
      aggregateKeyType: "FORWARDED_IP",
      forwardedIpConfig: { headerName: "CF-Connecting-IP" },
    };
    const rules = [{ name: "limit", priority: 1, action: { block: {} }, statement: { rateBasedStatement } }];
    const guard = [
      entity(WEB_ACL, { arn: "arn:acl", rules }),
      entity(WEB_ACL_ASSOCIATION, { resourceArn: BALANCER, webAclArn: "arn:acl" }),
    ];
    const forged = (address: string) => visit("/", { headers: { "cf-connecting-ip": address } });
    const proxied = traffic([ALL, ...guard]);
    expect([proxied.visit(forged("a")).status, proxied.visit(forged("b")).status]).toEqual([200, 403]);
    const plain = traffic([ALL, ...guard], [record(false)]);
    expect([plain.visit(forged("a")).status, plain.visit(forged("b")).status]).toEqual([200, 200]);
  });

  it("meets a login behind the zone's rules", () => {
    const admin = entity("cloudflare:index/zeroTrustAccessApplication:ZeroTrustAccessApplication", {
      name: "admin",
      destinations: [{ uri: "api.shop.example/admin" }],
    });
    expect(traffic([ALL], [record(true), admin]).visit(visit("/admin"))).toMatchObject({
      by: "admin",
      status: 302,
    });
    expect(traffic([ALL], [record(true), admin, wall]).visit(visit("/admin")).by).toBe("wall");
    expect(traffic([ALL], [record(true), admin]).visit(visit("/")).by).toBe("all");
  });

  it("gets no answer where the load balancer asks for a certificate that nobody shows", () => {
    const asking = entity(
      TOKEN.listener,
      { loadBalancerArn: BALANCER, mutualAuthentication: { mode: "verify" } },
      "arn:listener",
    );
    const pull = (part: string, inputs: object) =>
      entity(`cloudflare:index/authenticatedOriginPulls${part}:AuthenticatedOriginPulls${part}`, {
        zoneId: ZONE,
        ...inputs,
      });
    const shown = [pull("Certificate", {}), pull("Settings", { enabled: true })];
    const ask = (...cloudflare: readonly Entity[]) =>
      new EdgeTraffic({ aws: [...GROUND.slice(0, 1), asking, ALL], cloudflare }).visit(visit("/"));
    expect(ask(record(true), ...shown).status).toBe(200);
    const none = { status: 0, by: "no client certificate" };
    expect(ask(record(false), ...shown)).toMatchObject(none);
    expect(ask(record(true))).toMatchObject(none);
    expect(ask(record(true), ...shown.slice(0, 1), pull("Settings", { enabled: false }))).toMatchObject(none);
    expect(ask(record(true), ...shown.slice(1))).toMatchObject(none);
  });

  it("meets a Worker's own code behind the zone's rules, which hears of an origin that is down", async () => {
    const content =
      "export default { async fetch(request, { TO }) { const own = await fetch(request); return own.status < 500 ? own : fetch(new Request(TO)); } };";
    const worker = entity(
      "cloudflare:index/workersScript:WorkersScript",
      { content, bindings: [{ name: "TO", type: "plain_text", text: "https://standby.example/" }] },
      "standby",
    );
    const through = entity("cloudflare:index/workersRoute:WorkersRoute", {
      ...{ zoneId: ZONE, pattern: "api.shop.example/*", script: "standby" },
    });
    const there = { layer: "service", by: "standby", status: 200, headers: {}, body: "" } as const;
    const ask = (more: object, ...cloudflare: readonly Entity[]) =>
      new EdgeTraffic({ aws: [...GROUND, ALL], cloudflare, ...more }).visitThroughWorkers(visit("/"));
    const all = [record(true), headers, worker, through];
    const down = { down: ["lb.aws.example"] };
    expect(await ask({}, ...all)).toMatchObject({ by: "all", headers: { "x-edge": "1" } });
    expect(await ask({ ...down, elsewhere: { "standby.example": there } }, ...all)).toMatchObject({
      by: "standby",
      headers: { "x-edge": "1" },
    });
    expect(await ask(down, ...all)).toMatchObject({ by: "no origin", status: 522 });
    expect(await ask(down, record(true))).toMatchObject({ by: "no origin", status: 522 });
    expect(await ask({}, ...all, wall)).toMatchObject({ by: "wall", status: 403 });
    expect(await ask({}, record(false), worker, through)).toMatchObject({ by: "all", headers: {} });
  });

  it("fails aloud for a host without a record, and for one that leads nowhere", () => {
    expect(() => traffic([], []).visit(visit("/"))).toThrow(
      "api.shop.example has no record in the rehearsal.",
    );
    expect(() => traffic([], [record(true, "gone.example")]).visit(visit("/"))).toThrow(
      "gone.example leads to no load balancer of the rehearsal.",
    );
  });
});
