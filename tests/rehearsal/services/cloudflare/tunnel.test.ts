import { describe, expect, it } from "@jest/globals";
import { dns } from "../../../../rehearsal/services/cloudflare/dns.ts";
import { tunnels } from "../../../../rehearsal/services/cloudflare/tunnel.ts";
import {
  connectorProblem,
  TUNNEL,
  TUNNEL_CONFIG,
} from "../../../../rehearsal/services/cloudflare/tunnel-of.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, CALLER, SEED, ZONES } from "./zones.ts";

const RECORD = "cloudflare:index/dnsRecord:DnsRecord";
const SECRET = Buffer.alloc(32, 7).toString("base64");
const ARGS = { accountId: ACCOUNT, name: "shop-api", configSrc: "cloudflare", tunnelSecret: SECRET };
const NAMED = { hostname: "api.free.example", service: "http://127.0.0.1:3000" };
const REST = { service: "http_status:404" };

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([tunnels, dns], SEED);
  cloud.as(CALLER);
  return cloud;
}

function token(parts: Readonly<Record<string, string>>): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64");
}

describe("a tunnel", () => {
  it("stands without a connection until a connector dials", () => {
    const { outputs } = fresh().make(TUNNEL, ARGS);
    expect(outputs).toMatchObject({ status: "inactive", remoteConfig: true, accountTag: ACCOUNT });
  });

  it("is configured on its own machine unless somebody says otherwise", () => {
    const { configSrc: _, ...silent } = ARGS;
    expect(fresh().make(TUNNEL, silent).outputs).toMatchObject({ configSrc: "local", remoteConfig: false });
  });

  it.each([
    ["a secret of 31 bytes", { tunnelSecret: Buffer.alloc(31).toString("base64") }, "at least 32 bytes"],
    ["a secret that is not base64", { tunnelSecret: "?".repeat(44) }, "encoded as base64"],
    ["another account", { accountId: "f".repeat(32) }, "Authentication error"],
    ["a source that does not exist", { configSrc: "file" }, "must be local or cloudflare"],
  ])("is refused with %s", (_cause, change, says) => {
    expect(() => fresh().make(TUNNEL, { ...ARGS, ...change })).toThrow(says);
  });

  it("takes its configuration along, also one that outlived its own resource", () => {
    const cloud = fresh();
    const tunnel = cloud.make(TUNNEL, ARGS);
    const config = cloud.make(TUNNEL_CONFIG, {
      ...{ accountId: ACCOUNT, tunnelId: tunnel.id },
      config: { ingresses: [NAMED, REST] },
    });
    const left = () => cloud.ask((one) => one.list(TUNNEL_CONFIG, { kept: true }).length);
    cloud.drop(config);
    expect(left()).toBe(1);
    cloud.drop(tunnel);
    expect(left()).toBe(0);
  });

  it("is refused with another one's name", () => {
    const cloud = fresh();
    cloud.make(TUNNEL, ARGS);
    expect(() => cloud.make(TUNNEL, ARGS)).toThrow("already have a tunnel with this name");
  });
});

describe("a tunnel's configuration", () => {
  const make = (ingresses: readonly unknown[], change: Readonly<Record<string, unknown>> = {}) => {
    const cloud = fresh();
    const tunnel = cloud.make(TUNNEL, { ...ARGS, ...change });
    return cloud.make(TUNNEL_CONFIG, { accountId: ACCOUNT, tunnelId: tunnel.id, config: { ingresses } });
  };

  it("starts with version 1", () => {
    expect(make([NAMED, REST]).outputs).toMatchObject({ version: 1, source: "cloudflare" });
  });

  it.each([
    ["a last rule for one hostname", [NAMED], "The last ingress rule must match all URLs"],
    ["a rule for everything before another", [REST, NAMED, REST], "isn't the last one"],
    [
      "a service without a scheme",
      [{ ...NAMED, service: "127.0.0.1:3000" }, REST],
      "no address that cloudflared",
    ],
    ["a path that is no expression", [{ ...NAMED, path: "(" }, REST], "no regular expression"],
  ])("is refused with %s", (_cause, ingresses, says) => {
    expect(() => make(ingresses)).toThrow(says);
  });

  it("is refused for a tunnel that is configured on its host, or that is not there", () => {
    expect(() => make([REST], { configSrc: "local" })).toThrow("configured locally");
    expect(() => fresh().make(TUNNEL_CONFIG, { accountId: ACCOUNT, tunnelId: "none", config: {} })).toThrow(
      "Tunnel not found",
    );
  });
});

describe("a record that leads to a tunnel", () => {
  const record = (cloud: MemoryCloud, id: string, change: Readonly<Record<string, unknown>> = {}) =>
    cloud.make(RECORD, {
      zoneId: ZONES.free,
      name: "api.free.example",
      type: "CNAME",
      content: `${id}.cfargotunnel.com`,
      ttl: 1,
      proxied: true,
      ...change,
    });

  it("is taken for a tunnel of the account, proxied", () => {
    const cloud = fresh();
    const { id } = cloud.make(TUNNEL, ARGS);
    expect(record(cloud, id).id).toBeDefined();
  });

  it("is refused for a tunnel that is not there, and where it is not proxied", () => {
    const cloud = fresh();
    const { id } = cloud.make(TUNNEL, ARGS);
    expect(() => record(cloud, "none")).toThrow("no tunnel none");
    expect(() => record(cloud, id, { proxied: false, ttl: 60 })).toThrow("must be proxied");
  });
});

describe("connectorProblem", () => {
  const tunnel = fresh().make(TUNNEL, ARGS);
  const right = { a: ACCOUNT, t: tunnel.id, s: SECRET };

  it("is none for the tunnel's own token", () => {
    expect(connectorProblem([tunnel], token(right))).toBeUndefined();
  });

  it.each([
    ["another secret", { ...right, s: "c2VjcmV0" }],
    ["another account", { ...right, a: "f".repeat(32) }],
    ["a tunnel that is gone", { ...right, t: "gone" }],
  ])("refuses a token with %s and never says the secret", (_cause, parts) => {
    const problem = connectorProblem([tunnel], token(parts));
    expect(problem).toContain("Unauthorized");
    expect(problem).not.toContain(parts.s);
  });

  it("refuses a text that is no token", () => {
    expect(connectorProblem([tunnel], "token")).toBe("Provided Tunnel token is not valid.");
  });
});
