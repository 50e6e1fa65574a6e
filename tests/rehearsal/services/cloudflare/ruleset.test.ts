import { describe, expect, it } from "@jest/globals";
import { ruleset } from "../../../../rehearsal/services/cloudflare/ruleset.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { CALLER, SEED, ZONES } from "./zones.ts";

const RULESET = "cloudflare:index/ruleset:Ruleset";
const HEADERS = {
  "Strict-Transport-Security": { operation: "set", value: "max-age=31536000; includeSubDomains" },
  "X-Powered-By": { operation: "remove" },
};
const rewrite = (headers: object = HEADERS): object => ({
  action: "rewrite",
  expression: "true",
  actionParameters: { headers },
});
const headerSet = {
  zoneId: ZONES.free,
  name: "headers",
  kind: "zone",
  phase: "http_response_headers_transform",
  rules: [rewrite()],
};
const block = (expression: string): object => ({ action: "block", expression });
const waf = {
  zoneId: ZONES.free,
  name: "waf",
  kind: "zone",
  phase: "http_request_firewall_custom",
  rules: [block("ssl")],
};
const limit = (more: object = {}, expression = 'http.request.uri.path eq "/login"'): object => ({
  action: "block",
  expression,
  ratelimit: {
    characteristics: ["cf.colo.id", "ip.src"],
    period: 10,
    requestsPerPeriod: 5,
    mitigationTimeout: 10,
    ...more,
  },
});
const limits = {
  zoneId: ZONES.free,
  name: "limits",
  kind: "zone",
  phase: "http_ratelimit",
  rules: [limit()],
};

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([ruleset], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("rulesets", () => {
  it("number themselves and their rules", () => {
    const made = fresh().make(RULESET, {
      ...headerSet,
      rules: [{ ...rewrite(), ref: "headers" }, rewrite()],
    });
    const [first, second] = made.outputs.rules as Record<string, unknown>[];
    expect(made.outputs.version).toBe("1");
    expect(first).toMatchObject({ ref: "headers", enabled: true, action: "rewrite" });
    expect(first?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(second?.ref).toBe(second?.id);
  });

  it("count up with every change and keep the id of a rule with its reference", () => {
    const cloud = fresh();
    const made = cloud.make(RULESET, { ...headerSet, rules: [{ ...rewrite(), ref: "headers" }] });
    const before = (cloud.look(made).rules as Record<string, unknown>[])[0]?.id;
    cloud.change(made, { ...headerSet, rules: [{ ...rewrite(), ref: "headers", description: "all" }] });
    const after = cloud.look(made);
    expect(after.version).toBe("2");
    expect((after.rules as Record<string, unknown>[])[0]).toMatchObject({ id: before, description: "all" });
  });

  it("are refused a second time for the same phase of a zone", () => {
    const cloud = fresh();
    cloud.make(RULESET, headerSet);
    expect(() => cloud.make(RULESET, { ...headerSet, name: "more" })).toThrow(
      "20217: 'zone' is not a valid value for kind because exceeded maximum number of zone rulesets for phase " +
        'http_response_headers_transform (zone free.example already has "headers")',
    );
  });

  it("are accepted for another phase and for another zone", () => {
    const cloud = fresh();
    cloud.make(RULESET, headerSet);
    cloud.make(RULESET, waf);
    cloud.make(RULESET, { ...headerSet, zoneId: ZONES.pro });
    expect(cloud.list(RULESET)).toHaveLength(3);
  });

  it("free their phase when they are deleted", () => {
    const cloud = fresh();
    cloud.drop(cloud.make(RULESET, headerSet));
    expect(cloud.make(RULESET, headerSet).outputs.version).toBe("1");
  });

  it("are refused in a zone of another account", () => {
    const cloud = fresh();
    cloud.as({ accountId: "b".repeat(32) });
    expect(() => cloud.make(RULESET, headerSet)).toThrow("9109");
  });

  const unknown = Symbol.for("slipway.unknown");
  const rules = (count: number): object[] => Array.from({ length: count }, () => block("ssl"));
  const oddHeader = (headers: object): object => ({ ...headerSet, rules: [rewrite(headers)] });
  const cases: readonly (readonly [string, Record<string, unknown> | object, readonly string[]])[] = [
    ["response headers", headerSet, []],
    ["rules that are not known yet", { ...headerSet, rules: unknown }, []],
    ["a zone that is not known yet", { ...waf, zoneId: unknown, rules: rules(6) }, []],
    [
      "a phase as the provider's pages print it",
      { ...headerSet, phase: "http*response*headers*transform" },
      ["phase"],
    ],
    ["a phase of accounts", { ...headerSet, phase: "magic_transit" }, ["phase"]],
    ["an unknown kind", { ...headerSet, kind: "zones" }, ["kind"]],
    ["neither zone nor account", { ...headerSet, zoneId: undefined }, ["zoneId"]],
    ["an action of another phase", { ...headerSet, rules: [block("ssl")] }, ["rules[0].action"]],
    [
      "a rewrite without parameters",
      { ...headerSet, rules: [{ action: "rewrite", expression: "true" }] },
      ["rules[0].actionParameters"],
    ],
    ["a broken expression", { ...waf, rules: [block("(ssl")] }, ["rules[0].expression"]],
    [
      "a response field before the response",
      { ...waf, rules: [block("http.response.code eq 500")] },
      ["rules[0].expression"],
    ],
    [
      "a response field in the response phase",
      { ...headerSet, rules: [{ ...rewrite(), expression: "http.response.code eq 500" }] },
      [],
    ],
    [
      "a regular expression on free",
      { ...waf, rules: [block('http.host matches "a"')] },
      ["rules[0].expression"],
    ],
    [
      "a regular expression on pro",
      { ...waf, zoneId: ZONES.pro, rules: [block('http.host matches "a"')] },
      ["rules[0].expression"],
    ],
    [
      "a regular expression on business",
      { ...waf, zoneId: ZONES.business, rules: [block('http.host matches "a"')] },
      [],
    ],
    [
      "action log on business",
      { ...waf, zoneId: ZONES.business, rules: [{ action: "log", expression: "ssl" }] },
      ["rules[0].action"],
    ],
    [
      "action log on enterprise",
      { ...waf, zoneId: ZONES.enterprise, rules: [{ action: "log", expression: "ssl" }] },
      [],
    ],
    ["5 custom rules on free", { ...waf, rules: rules(5) }, []],
    ["6 custom rules on free", { ...waf, rules: rules(6) }, ["rules"]],
    ["20 custom rules on pro", { ...waf, zoneId: ZONES.pro, rules: rules(20) }, []],
    ["21 custom rules on pro", { ...waf, zoneId: ZONES.pro, rules: rules(21) }, ["rules"]],
    ["managed rules on free", { ...waf, phase: "http_request_firewall_managed", rules: [] }, ["phase"]],
    [
      "managed rules on pro",
      { ...waf, zoneId: ZONES.pro, phase: "http_request_firewall_managed", rules: [] },
      [],
    ],
    ["one rate limit on free", limits, []],
    ["two rate limits on free", { ...limits, rules: [limit(), limit()] }, ["rules"]],
    [
      "a minute's rate limit on free",
      { ...limits, rules: [limit({ period: 60 })] },
      ["rules[0].ratelimit.period"],
    ],
    ["a minute's rate limit on pro", { ...limits, zoneId: ZONES.pro, rules: [limit({ period: 60 })] }, []],
    [
      "a period that is in no list",
      { ...limits, zoneId: ZONES.enterprise, rules: [limit({ period: 61 })] },
      ["rules[0].ratelimit.period"],
    ],
    [
      "a long time-out on free",
      { ...limits, rules: [limit({ mitigationTimeout: 3600 })] },
      ["rules[0].ratelimit.mitigationTimeout"],
    ],
    [
      "a rate limit by method on pro",
      { ...limits, zoneId: ZONES.pro, rules: [limit({}, 'http.request.method eq "POST"')] },
      ["rules[0].expression"],
    ],
    [
      "a rate limit by method on business",
      { ...limits, zoneId: ZONES.business, rules: [limit({}, 'http.request.method eq "POST"')] },
      [],
    ],
    [
      "counting by response on pro",
      { ...limits, zoneId: ZONES.pro, rules: [limit({ countingExpression: "http.response.code eq 401" })] },
      ["rules[0].ratelimit.countingExpression"],
    ],
    [
      "counting by response on business",
      {
        ...limits,
        zoneId: ZONES.business,
        rules: [limit({ countingExpression: "http.response.code eq 401" })],
      },
      [],
    ],
    [
      "a rate limit without the data centre",
      { ...limits, rules: [limit({ characteristics: ["ip.src"] })] },
      ["rules[0].ratelimit.characteristics"],
    ],
    ["a rule without its rate limit", { ...limits, rules: [block("ssl")] }, ["rules[0].ratelimit"]],
    ["a rate limit in another phase", { ...waf, rules: [limit()] }, ["rules[0].ratelimit"]],
    ["an added response header", oddHeader({ Vary: { operation: "add", value: "Origin" } }), []],
    [
      "an unknown header operation",
      oddHeader({ Vary: { operation: "append", value: "Origin" } }),
      ['rules[0].actionParameters.headers["Vary"].operation'],
    ],
    [
      "an added request header",
      {
        ...headerSet,
        phase: "http_request_late_transform",
        rules: [rewrite({ "X-A": { operation: "add", value: "b" } })],
      },
      ['rules[0].actionParameters.headers["X-A"].operation'],
    ],
    [
      "a removed header with a value",
      oddHeader({ Vary: { operation: "remove", value: "x" } }),
      ['rules[0].actionParameters.headers["Vary"].value'],
    ],
    [
      "a set header without a value",
      oddHeader({ Vary: { operation: "set" } }),
      ['rules[0].actionParameters.headers["Vary"]'],
    ],
    [
      "a header with value and expression",
      oddHeader({ Vary: { operation: "set", value: "a", expression: "http.host" } }),
      ['rules[0].actionParameters.headers["Vary"]'],
    ],
    [
      "a header's broken expression",
      oddHeader({ Vary: { operation: "set", expression: "http.hots" } }),
      ['rules[0].actionParameters.headers["Vary"].expression'],
    ],
    [
      "a header of Cloudflare's",
      oddHeader({ "cf-ray": { operation: "remove" } }),
      ['rules[0].actionParameters.headers["cf-ray"]'],
    ],
    [
      "headers in a phase without any",
      { ...waf, rules: [{ ...block("ssl"), actionParameters: { headers: HEADERS } }] },
      ["rules[0].actionParameters.headers"],
    ],
  ];
  it.each(cases)("with %s", (_cause, inputs, properties) => {
    const found = fresh().failures(RULESET, inputs as Record<string, unknown>);
    expect(found.map((failure) => failure.slice(0, failure.indexOf(": ")))).toEqual(properties);
  });
});
