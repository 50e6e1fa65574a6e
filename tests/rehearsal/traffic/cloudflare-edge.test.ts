import { describe, expect, it } from "@jest/globals";
import type { Answer, Visit } from "../../../rehearsal/traffic/answer.ts";
import { CloudflareEdge } from "../../../rehearsal/traffic/cloudflare-edge.ts";
import { Counters } from "../../../rehearsal/traffic/counters.ts";
import { entity, visit } from "./entities.ts";

type Plain = Readonly<Record<string, unknown>>;

const ZONE = "b".repeat(32);
const CUSTOM = "http_request_firewall_custom";
const RATE = "http_ratelimit";
const MANAGED = "http_request_firewall_managed";
const HEADERS = "http_response_headers_transform";

/** The edge of a zone with these rules by phase. */
function edgeOf(phases: Readonly<Record<string, readonly Plain[]>>, zoneId = ZONE): CloudflareEdge {
  const rulesets = Object.entries(phases).map(([phase, rules]) =>
    entity("cloudflare:index/ruleset:Ruleset", {
      zoneId,
      phase,
      rules: rules.map((rule) => ({ expression: "true", ...rule })),
    }),
  );
  return new CloudflareEdge(rulesets, ZONE, new Counters());
}

/** What becomes of a visit: who answers with which status, and what it passed. */
function ask(edge: CloudflareEdge, more: Partial<Visit> = {}) {
  const passed: string[] = [];
  const stop = edge.request(visit("/login", more), passed);
  return { stop: stop === undefined ? undefined : `${stop.by} ${stop.status}`, passed };
}

const limit = (requestsPerPeriod: number): Plain => ({
  ref: "limit",
  action: "block",
  ratelimit: { characteristics: ["ip.src"], period: 60, requestsPerPeriod },
});
const skip = (actionParameters: Plain): Plain => ({ ref: "skip", action: "skip", actionParameters });

describe("a zone's custom rules", () => {
  it("block or challenge whom they mean, and let others go on", () => {
    const edge = edgeOf({
      [CUSTOM]: [
        { ref: "seen", action: "log" },
        { ref: "wall", action: "block", expression: 'http.request.uri.path eq "/admin"' },
      ],
    });
    expect(ask(edge)).toEqual({ stop: undefined, passed: ["seen"] });
    expect(ask(edge, { path: "/admin" })).toEqual({ stop: "wall 403", passed: ["seen"] });
  });

  it.each(["challenge", "js_challenge", "managed_challenge"])(
    "answer a %s as Cloudflare marks it",
    (action) => {
      expect(edgeOf({ [CUSTOM]: [{ ref: "bots", action }] }).request(visit("/"), [])).toEqual({
        layer: "cloudflare",
        by: "bots",
        status: 403,
        headers: { "cf-mitigated": "challenge" },
        body: "",
      });
    },
  );

  it("are asked no further behind a skip of the rules below, and on behind one of phases alone", () => {
    const wall = { ref: "wall", action: "block" };
    expect(ask(edgeOf({ [CUSTOM]: [skip({ ruleset: "current" }), wall] })).stop).toBeUndefined();
    expect(ask(edgeOf({ [CUSTOM]: [skip({ phases: [RATE] }), wall] })).stop).toBe("wall 403");
  });

  it("are none where they are off, or in another zone", () => {
    const wall = { ref: "wall", action: "block" };
    expect(ask(edgeOf({ [CUSTOM]: [{ ...wall, enabled: false }] })).stop).toBeUndefined();
    expect(ask(edgeOf({ [CUSTOM]: [wall] }, "c".repeat(32))).stop).toBeUndefined();
  });
});

describe("a zone's limits", () => {
  it.each([
    ["countingExpression", "false"],
    ["requestsToOrigin", true],
  ])("are not rehearsed with the word %s, which counts other requests", (word, value) => {
    const ratelimit = { characteristics: ["ip.src"], period: 60, requestsPerPeriod: 1, [word]: value };
    const edge = edgeOf({ [RATE]: [{ ref: "limit", action: "block", ratelimit }] });
    expect(() => ask(edge)).toThrow(String(value === true ? word : value));
  });

  it("refuse the request that is one too many, until the window is over", () => {
    const edge = edgeOf({ [RATE]: [limit(2)] });
    const stops = [0, 1, 2, 60, 63].map((atSeconds) => ask(edge, { atSeconds }).stop);
    expect(stops).toEqual([undefined, undefined, "limit 429", "limit 429", undefined]);
    expect(ask(edge, { atSeconds: 3, address: "198.51.100.8" }).stop).toBeUndefined();
  });

  it("refuse whoever was one too many for as long as they say, however slowly he goes on", () => {
    const held: Plain = {
      ...limit(2),
      ratelimit: { characteristics: ["ip.src"], period: 10, requestsPerPeriod: 2, mitigationTimeout: 60 },
    };
    const edge = edgeOf({ [RATE]: [held] });
    const stops = [0, 1, 2, 20, 61, 62].map((atSeconds) => ask(edge, { atSeconds }).stop);
    expect(stops).toEqual([undefined, undefined, "limit 429", "limit 429", "limit 429", undefined]);
    expect(ask(edge, { atSeconds: 20, address: "198.51.100.8" }).stop).toBeUndefined();
  });

  it("count nothing that they do not mean, and nothing where a rule skips them", () => {
    const other = edgeOf({ [RATE]: [{ ...limit(0), expression: 'http.request.uri.path eq "/a"' }] });
    expect(ask(other).stop).toBeUndefined();
    expect(ask(other, { path: "/a" }).stop).toBe("limit 429");
    expect(ask(edgeOf({ [CUSTOM]: [skip({ phases: [RATE] })], [RATE]: [limit(0)] })).stop).toBeUndefined();
    expect(ask(edgeOf({ [CUSTOM]: [skip({ phases: [MANAGED] })], [RATE]: [limit(0)] })).stop).toBe(
      "limit 429",
    );
  });
});

describe("a zone's managed rules", () => {
  const attack = { attack: "sql injection" } as const;
  const run = (more: Plain = {}): Plain => ({ ref: "managed", action: "execute", ...more });

  it("refuse an attack, and no honest request", () => {
    const edge = edgeOf({ [MANAGED]: [run()] });
    expect(ask(edge, attack).stop).toBe("managed 403");
    expect(ask(edge).stop).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, readonly Plain[]>>]>([
    ["are not there", {}],
    ["only log", { [MANAGED]: [run({ actionParameters: { overrides: { action: "log" } } })] }],
    ["are switched off", { [MANAGED]: [run({ actionParameters: { overrides: { enabled: false } } })] }],
    ["mean other requests", { [MANAGED]: [run({ expression: "false" })] }],
    ["are skipped", { [CUSTOM]: [skip({ phases: [MANAGED] })], [MANAGED]: [run()] }],
  ])("let an attack go on where they %s", (_, phases) => {
    expect(ask(edgeOf(phases), attack).stop).toBeUndefined();
  });
});

describe("a zone's response rules", () => {
  const ANSWER: Answer = {
    layer: "service",
    by: "api",
    status: 200,
    headers: { server: "nginx", vary: "Accept" },
    body: "",
    passed: [],
  };
  const headersOf = (headers: Plain, asked: Partial<Visit> = {}, rule: Plain = {}) =>
    edgeOf({ [HEADERS]: [{ actionParameters: { headers }, ...rule }] }).response(visit("/", asked), ANSWER)
      .headers;

  it("set, add and take away, in lower case", () => {
    const changes = {
      "X-Frame-Options": { operation: "set", value: "DENY" },
      Server: { operation: "remove" },
      Vary: { operation: "add", value: "Origin" },
      "X-New": { operation: "add", value: "1" },
    };
    expect(headersOf(changes)).toEqual({ "x-frame-options": "DENY", vary: "Accept, Origin", "x-new": "1" });
  });

  it("set what an expression makes of the request, and nothing where it makes nothing", () => {
    const changes = {
      "access-control-allow-origin": { operation: "set", expression: 'http.request.headers["origin"][0]' },
    };
    const origin = "https://shop.example";
    expect(headersOf(changes, { headers: { origin } })).toMatchObject({
      "access-control-allow-origin": origin,
    });
    expect(headersOf(changes)).toEqual(ANSWER.headers);
  });

  it("leave an answer alone that they do not mean", () => {
    expect(headersOf({ server: { operation: "remove" } }, {}, { expression: "false" })).toEqual(
      ANSWER.headers,
    );
  });
});
