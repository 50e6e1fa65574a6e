import { describe, expect, it } from "@jest/globals";
import { WEB_ACL, WEB_ACL_ASSOCIATION, WEB_ACL_LOGGING } from "../../../rehearsal/services/aws/wafv2.ts";
import type { Visit } from "../../../rehearsal/traffic/answer.ts";
import { Counters } from "../../../rehearsal/traffic/counters.ts";
import { WebAclAtWork } from "../../../rehearsal/traffic/web-acl.ts";
import { entity, visit } from "./entities.ts";

type Plain = Readonly<Record<string, unknown>>;

const BALANCER = "arn:balancer";
const isPath = (searchString: string): Plain => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "EXACTLY",
    searchString,
    textTransformations: [{ priority: 0, type: "NONE" }],
  },
});
const rule = (name: string, priority: number, action: Plain, statement: Plain = isPath("/a")): Plain => ({
  name,
  priority,
  action,
  statement,
});
const rate = (limit: number, more: Plain = {}): Plain => ({
  rateBasedStatement: {
    limit,
    evaluationWindowSec: 60,
    aggregateKeyType: "FORWARDED_IP",
    forwardedIpConfig: { headerName: "CF-Connecting-IP", fallbackBehavior: "MATCH" },
    ...more,
  },
});
const by = (address: string): Partial<Visit> => ({ headers: { "cf-connecting-ip": address } });

/** A web ACL before a load balancer. */
function acl(rules: readonly Plain[], more: Plain = {}) {
  const standing = [
    entity(WEB_ACL, { arn: "arn:acl", rules, ...more }),
    entity(WEB_ACL_ASSOCIATION, { resourceArn: BALANCER, webAclArn: "arn:acl" }),
  ];
  const found = WebAclAtWork.before(standing, BALANCER, new Counters());
  if (found === undefined) throw new Error("an ACL was expected");
  return (path: string, asked: Partial<Visit> = {}) => {
    const passed: string[] = [];
    const stop = found.request(visit(path, asked), passed);
    return { stop: stop === undefined ? undefined : `${stop.by} ${stop.status}`, passed };
  };
}

describe("WebAclAtWork.before", () => {
  it("is none before another load balancer, and none where the ACL is gone", () => {
    const place = entity(WEB_ACL_ASSOCIATION, { resourceArn: BALANCER, webAclArn: "arn:acl" });
    expect(WebAclAtWork.before([place], BALANCER, new Counters())).toBeUndefined();
    expect(
      WebAclAtWork.before([entity(WEB_ACL, { arn: "arn:acl" }), place], "arn:other", new Counters()),
    ).toBeUndefined();
  });
});

describe("a web ACL at work", () => {
  it("asks its rules in the order of their priorities, to the first that decides", () => {
    const ask = acl([
      rule("block", 30, { block: {} }),
      rule("count", 10, { count: {} }),
      rule("allow", 20, { allow: {} }, isPath("/b")),
      rule("all", 40, { block: {} }, isPath("/b")),
    ]);
    expect(ask("/a")).toEqual({ stop: "block 403", passed: ["count"] });
    expect(ask("/b")).toEqual({ stop: undefined, passed: ["allow"] });
    expect(ask("/c")).toEqual({ stop: undefined, passed: [] });
  });

  it("answers with the rule's own status, headers and body", () => {
    const customResponse = {
      responseCode: 503,
      customResponseBodyKey: "page",
      responseHeaders: [{ name: "Retry-After", value: "600" }],
    };
    const found = WebAclAtWork.before(
      [
        entity(WEB_ACL, {
          arn: "arn:acl",
          rules: [rule("maintenance", 1, { block: { customResponse } })],
          customResponseBodies: [{ key: "page", contentType: "TEXT_HTML", content: "<p>Soon</p>" }],
        }),
        entity(WEB_ACL_ASSOCIATION, { resourceArn: BALANCER, webAclArn: "arn:acl" }),
      ],
      BALANCER,
      new Counters(),
    );
    expect(found?.request(visit("/a"), [])).toEqual({
      layer: "load balancer",
      by: "maintenance",
      status: 503,
      headers: { "retry-after": "600" },
      body: "<p>Soon</p>",
    });
  });

  it("refuses the request of a caller that is one too many, and only within the limit's scope", () => {
    const ask = acl([rule("limit", 1, { block: {} }, rate(2, { scopeDownStatement: isPath("/a") }))]);
    const stops = [0, 1, 2].map((atSeconds) => ask("/a", { ...by("192.0.2.1"), atSeconds }).stop);
    expect(stops).toEqual([undefined, undefined, "limit 403"]);
    expect(ask("/a", { ...by("192.0.2.2"), atSeconds: 3 }).stop).toBeUndefined();
    expect(ask("/b", { ...by("192.0.2.1"), atSeconds: 3 }).stop).toBeUndefined();
    expect(ask("/a", { ...by("192.0.2.1"), atSeconds: 62 }).stop).toBeUndefined();
  });

  it.each<[string, Plain, readonly (string | undefined)[]]>([
    ["FORWARDED_IP", {}, [undefined, undefined]],
    ["IP, which is the edge's for everybody", { aggregateKeyType: "IP" }, [undefined, "limit 403"]],
    ["CONSTANT", { aggregateKeyType: "CONSTANT" }, [undefined, "limit 403"]],
  ])("counts two callers by %s", (_, more, stops) => {
    const ask = acl([rule("limit", 1, { block: {} }, rate(1, more))]);
    expect([ask("/a", by("192.0.2.1")).stop, ask("/a", by("192.0.2.2")).stop]).toEqual(stops);
  });

  it.each([
    ["MATCH", "limit 403"],
    ["NO_MATCH", undefined],
  ])("lets the fallback %s decide where the header holds no address", (fallbackBehavior, stop) => {
    const forwardedIpConfig = { headerName: "CF-Connecting-IP", fallbackBehavior };
    const ask = acl([rule("limit", 1, { block: {} }, rate(10, { forwardedIpConfig }))]);
    expect(ask("/a", by("nobody")).stop).toBe(stop);
    expect(ask("/a", by("192.0.2.1, nobody")).stop).toBeUndefined();
  });

  it("applies no limit to a request without the header that it counts by", () => {
    const ask = acl([rule("limit", 1, { block: {} }, rate(0))]);
    expect(ask("/a").stop).toBeUndefined();
    expect(ask("/a", by("192.0.2.1")).stop).toBe("limit 403");
  });

  it("lets AWS's groups refuse attacks alone, and count where they are told to", () => {
    const group = { managedRuleGroupStatement: { vendorName: "AWS", name: "g" } };
    const managed = (overrideAction: Plain): Plain => ({
      name: "g",
      priority: 1,
      overrideAction,
      statement: group,
    });
    const attack = { attack: "sql injection" } as const;
    expect(acl([managed({ none: {} })])("/a", attack)).toEqual({ stop: "g 403", passed: [] });
    expect(acl([managed({ none: {} })])("/a")).toEqual({ stop: undefined, passed: [] });
    expect(acl([managed({ count: {} })])("/a", attack)).toEqual({ stop: undefined, passed: ["g"] });
  });

  it("hands on the requests whose line its log keeps, by action and by label in full", () => {
    const arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/1";
    const labelName = "awswaf:111122223333:webacl:shop:limit";
    const conditions = [{ actionCondition: { action: "BLOCK" } }, { labelNameCondition: { labelName } }];
    const loggingFilter = {
      defaultBehavior: "DROP",
      filters: [{ behavior: "KEEP", requirement: "MEETS_ANY", conditions }],
    };
    const rules = [
      rule("all", 1, { count: {} }, { notStatement: { statement: isPath("/none") } }),
      { ...rule("counted", 2, { count: {} }, isPath("/a")), ruleLabels: [{ name: "limit" }] },
      rule("refused", 3, { block: {} }, isPath("/b")),
    ];
    const standing = [
      entity(WEB_ACL, { arn, name: "shop", defaultAction: { allow: {} }, rules }),
      entity(WEB_ACL_ASSOCIATION, { resourceArn: BALANCER, webAclArn: arn }),
    ];
    const logged = (more: readonly Plain[]) => {
      const lines: Visit[] = [];
      const entities = [...standing, ...more.map((inputs) => entity(WEB_ACL_LOGGING, inputs))];
      const found = WebAclAtWork.before(entities, BALANCER, new Counters(), lines);
      for (const path of ["/a", "/b", "/c"]) found?.request(visit(path), []);
      return lines.map(({ path }) => path);
    };
    expect(logged([{ resourceArn: arn, loggingFilter }])).toEqual(["/a", "/b"]);
    expect(logged([{ resourceArn: arn }])).toEqual(["/a", "/b", "/c"]);
    expect(logged([{ resourceArn: "arn:other" }])).toEqual([]);
  });
});
