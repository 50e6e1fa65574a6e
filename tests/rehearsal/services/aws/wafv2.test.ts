import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { WEB_ACL, WEB_ACL_ASSOCIATION, WEB_ACL_LOGGING } from "../../../../rehearsal/services/aws/wafv2.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const VISIBLE = { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName: "a" };
const NONE = [{ priority: 0, type: "NONE" }];
const path = (searchString: string, more: object = {}) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: "EXACTLY",
    searchString,
    textTransformations: NONE,
    ...more,
  },
});
const rate = (more: object = {}) => ({
  rateBasedStatement: {
    limit: 10,
    evaluationWindowSec: 60,
    aggregateKeyType: "FORWARDED_IP",
    forwardedIpConfig: { headerName: "CF-Connecting-IP", fallbackBehavior: "MATCH" },
    ...more,
  },
});
const group = (name = "AWSManagedRulesCommonRuleSet") => ({
  managedRuleGroupStatement: { vendorName: "AWS", name },
});
const rule = (more: object = {}) => ({
  name: "one",
  priority: 1,
  action: { block: {} },
  statement: path("/a"),
  visibilityConfig: VISIBLE,
  ...more,
});
const acl = (rules: readonly object[], more: object = {}) => ({
  name: "shop",
  scope: "REGIONAL",
  defaultAction: { allow: {} },
  visibilityConfig: VISIBLE,
  rules,
  ...more,
});
const response = (more: object) =>
  rule({ action: { block: { customResponse: { responseCode: 503, ...more } } } });

describe("a web ACL", () => {
  const cloud = new MemoryCloud(services);

  it.each<[string, object, string]>([
    [
      "two rules of one priority",
      acl([rule(), rule({ name: "two" })]),
      "rules[1].priority: WAFDuplicateItemException",
    ],
    [
      "two rules of one name",
      acl([rule(), rule({ priority: 2 })]),
      "rules[1].name: WAFDuplicateItemException",
    ],
    [
      "a label with a word of AWS's own",
      acl([rule({ ruleLabels: [{ name: "limit" }, { name: "a:webacl:b" }] })]),
      'rules[0].ruleLabels[1].name: WAFInvalidParameterException: "a:webacl:b" is no label',
    ],
    ["a label of seven parts", acl([rule({ ruleLabels: [{ name: "a:b:c:d:e:f:g" }] })]), "is no label"],
    ["a limit below 10", acl([rule({ statement: rate({ limit: 9 }) })]), "(10 - 2000000000), got 9"],
    [
      "a window of 10 s",
      acl([rule({ statement: rate({ evaluationWindowSec: 10 }) })]),
      "one of 60, 120, 300, 600; got 10",
    ],
    [
      "a count by a header that is not named",
      acl([rule({ statement: rate({ forwardedIpConfig: undefined }) })]),
      "forwardedIpConfig: is required",
    ],
    [
      "a limit that allows",
      acl([rule({ statement: rate(), action: { allow: {} } })]),
      "a rate-based rule cannot allow",
    ],
    [
      "a limit inside another statement",
      acl([rule({ statement: { andStatement: { statements: [rate(), path("/a")] } } })]),
      "cannot stand inside another statement",
    ],
    [
      "an and of one",
      acl([rule({ statement: { andStatement: { statements: [path("/a")] } } })]),
      "two statements or more; got 1",
    ],
    [
      "a statement of two kinds",
      acl([rule({ statement: { ...path("/a"), ...rate() } })]),
      "exactly one kind of statement must be given; got 2",
    ],
    [
      "no transformation",
      acl([rule({ statement: path("/a", { textTransformations: [] }) })]),
      "NONE leaves the text as it is",
    ],
    [
      "a transformation that does not exist",
      acl([rule({ statement: path("/a", { textTransformations: [{ priority: 0, type: "LOWER" }] }) })]),
      '"LOWER" is no text transformation',
    ],
    [
      "transformations of one priority",
      acl([
        rule({
          statement: path("/a", { textTransformations: [...NONE, { priority: 0, type: "LOWERCASE" }] }),
        }),
      ]),
      "priorities must differ",
    ],
    [
      "a group with an action of its own",
      acl([rule({ statement: group() })]),
      "has overrideAction and not action",
    ],
    [
      "a group that AWS does not keep",
      acl([rule({ statement: group("Best"), action: undefined, overrideAction: { none: {} } })]),
      'no rule group "Best"',
    ],
    [
      "an answer with a body that is not there",
      acl([response({ customResponseBodyKey: "page" })]),
      'has no body "page"',
    ],
    ["an answer with a status that is none", acl([response({ responseCode: 299 })]), "299 is no status"],
    [
      "an answer that sets content-type",
      acl([response({ responseHeaders: [{ name: "Content-Type", value: "a" }] })]),
      "content-type is the body's own",
    ],
    [
      "a body of more than 4096 bytes",
      acl([], { customResponseBodies: [{ key: "a", contentType: "TEXT_PLAIN", content: "x".repeat(4097) }] }),
      "more than 4096 bytes",
    ],
    [
      "a metric that AWS keeps for itself",
      acl([rule({ visibilityConfig: { ...VISIBLE, metricName: "All" } })]),
      '"All" is no name',
    ],
    [
      "two default actions",
      acl([], { defaultAction: { allow: {}, block: {} } }),
      "exactly one of allow and block",
    ],
    [
      "eleven limits",
      acl(
        Array.from({ length: 11 }, (_, index) =>
          rule({ name: `l${index}`, priority: index, statement: rate() }),
        ),
      ),
      "11 rate-based rules; 10 at most",
    ],
    [
      "statements nested four deep",
      acl([
        rule({
          statement: {
            notStatement: {
              statement: { notStatement: { statement: { notStatement: { statement: path("/a") } } } },
            },
          },
        }),
      ]),
      "nested 3 deep at most",
    ],
  ])("is refused with %s", (_, inputs, said) => {
    expect(cloud.failures(WEB_ACL, { ...inputs }).join("\n")).toContain(said);
  });

  it("at every limit is taken, and its capacity is the sum of its statements", () => {
    const lower = [...NONE, { priority: 1, type: "LOWERCASE" }, { priority: 2, type: "URL_DECODE" }];
    const inputs = acl([
      rule({ statement: group(), action: undefined, overrideAction: { none: {} } }),
      rule({
        name: "two",
        priority: 2,
        statement: rate({ scopeDownStatement: path("/a", { textTransformations: lower }) }),
      }),
      rule({
        name: "three",
        priority: 3,
        statement: { orStatement: { statements: [path("/a"), path("/b")] } },
      }),
    ]);
    expect(cloud.failures(WEB_ACL, inputs)).toEqual([]);
    const made = cloud.make(WEB_ACL, inputs);
    expect(made.outputs.capacity).toBe(700 + (2 + 2 + 20) + 4);
    expect(made.outputs.arn).toMatch(
      /^arn:aws:wafv2:eu-central-1:111122223333:regional\/webacl\/shop\/[0-9a-f-]{36}$/,
    );
    cloud.change(made, acl([]));
    expect(cloud.look(made).capacity).toBe(0);
    expect(() => cloud.make(WEB_ACL, acl([]))).toThrow("WAFDuplicateItemException");
  });

  it("of more than 5000 units is refused", () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      rule({
        name: `g${index}`,
        priority: index,
        statement: group(),
        action: undefined,
        overrideAction: { none: {} },
      }),
    );
    expect(() => cloud.make(WEB_ACL, acl(many, { name: "large" }))).toThrow("need 5600 capacity units");
    expect(cloud.make(WEB_ACL, acl(many.slice(1), { name: "large" })).outputs.capacity).toBe(4900);
  });

  it("for CloudFront is found in us-east-1 only", () => {
    expect(() => cloud.make(WEB_ACL, acl([], { name: "global", scope: "CLOUDFRONT" }))).toThrow("us-east-1");
  });
});

describe("a web ACL's place", () => {
  function standing() {
    const cloud = new MemoryCloud(services);
    const arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/a/1";
    cloud.put(TOKEN.loadBalancer, arn, { arn, loadBalancerType: "application" });
    const made = cloud.make(WEB_ACL, acl([]));
    return { cloud, arn, made, webAclArn: String(made.outputs.arn) };
  }

  it("is before a load balancer that exists, and an ACL that does", () => {
    const { arn, cloud, webAclArn } = standing();
    expect(() => cloud.make(WEB_ACL_ASSOCIATION, { resourceArn: "arn:none", webAclArn })).toThrow(
      "WAFUnavailableEntityException",
    );
    expect(() => cloud.make(WEB_ACL_ASSOCIATION, { resourceArn: arn, webAclArn: "arn:none" })).toThrow(
      "WAFNonexistentItemException",
    );
    expect(cloud.make(WEB_ACL_ASSOCIATION, { resourceArn: arn, webAclArn }).id).toBe(`${webAclArn},${arn}`);
  });

  it("holds one ACL for each load balancer: a second takes the first one's place", () => {
    const { arn, cloud, webAclArn } = standing();
    cloud.make(WEB_ACL_ASSOCIATION, { resourceArn: arn, webAclArn });
    const other = cloud.make(WEB_ACL, acl([], { name: "other" }));
    cloud.make(WEB_ACL_ASSOCIATION, { resourceArn: arn, webAclArn: other.outputs.arn });
    expect(cloud.list(WEB_ACL_ASSOCIATION).map(({ inputs }) => inputs.webAclArn)).toEqual([
      other.outputs.arn,
    ]);
  });

  it("keeps the ACL from being deleted while it lasts", () => {
    const { arn, cloud, made, webAclArn } = standing();
    const place = cloud.make(WEB_ACL_ASSOCIATION, { resourceArn: arn, webAclArn });
    expect(() => cloud.drop(made)).toThrow("WAFAssociatedItemException");
    cloud.drop(place);
    cloud.drop(made);
    expect(cloud.list(WEB_ACL)).toEqual([]);
  });
});

describe("a web ACL's logs", () => {
  const group_ = "arn:aws:logs:eu-central-1:111122223333:log-group:aws-waf-logs-shop";
  const logs = (destination: string, resourceArn: unknown) => ({
    resourceArn,
    logDestinationConfigs: [destination],
  });

  it("go to a group of the prefix that AWS WAF wants, and to one that exists", () => {
    const cloud = new MemoryCloud(services);
    const arn = cloud.make(WEB_ACL, acl([])).outputs.arn;
    expect(cloud.failures(WEB_ACL_LOGGING, logs(group_.replace("aws-waf-logs-", ""), arn)).join()).toContain(
      "must begin with aws-waf-logs-",
    );
    expect(() => cloud.make(WEB_ACL_LOGGING, logs(group_, arn))).toThrow("Unable to deliver logs");
    cloud.put(TOKEN.logGroup, "aws-waf-logs-shop", { arn: group_, name: "aws-waf-logs-shop" });
    expect(() => cloud.make(WEB_ACL_LOGGING, logs(group_, "arn:none"))).toThrow(
      "WAFNonexistentItemException",
    );
    expect(cloud.make(WEB_ACL_LOGGING, logs(`${group_}:*`, arn)).id).toBe(arn);
    expect(() => cloud.make(WEB_ACL_LOGGING, logs(group_, arn))).toThrow("WAFDuplicateItemException");
  });

  it("have one destination and end with their ACL", () => {
    const cloud = new MemoryCloud(services);
    const made = cloud.make(WEB_ACL, acl([]));
    cloud.put(TOKEN.logGroup, "aws-waf-logs-shop", { arn: group_, name: "aws-waf-logs-shop" });
    const two = { resourceArn: made.outputs.arn, logDestinationConfigs: [group_, group_] };
    expect(cloud.failures(WEB_ACL_LOGGING, two).join()).toContain("one destination");
    cloud.make(WEB_ACL_LOGGING, logs(group_, made.outputs.arn));
    cloud.drop(made);
    expect(cloud.list(WEB_ACL_LOGGING)).toEqual([]);
  });
});
