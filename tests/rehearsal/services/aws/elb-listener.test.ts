import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { ServiceFixture } from "./service-fixture.ts";

const GONE = [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } }];

describe("listener", () => {
  it("refuses a second one on a port", () => {
    const shop = new ServiceFixture();
    expect(() => shop.cloud.make(TOKEN.listener, { ...shop.listener.inputs })).toThrow("DuplicateListener");
  });

  it("of HTTPS refuses no certificate, one that does not exist, one that is not issued, and one of another region", () => {
    const shop = new ServiceFixture();
    const base = { loadBalancerArn: shop.balancer.id, port: 8443, protocol: "HTTPS", defaultActions: GONE };
    expect(() => shop.cloud.make(TOKEN.listener, base)).toThrow("A certificate must be specified");
    expect(() =>
      shop.cloud.make(TOKEN.listener, { ...base, certificateArn: `${shop.certificate.id}0` }),
    ).toThrow("CertificateNotFound");
    const waiting = shop.cloud.make(TOKEN.certificate, {
      domainName: "new.example.com",
      validationMethod: "DNS",
    });
    expect(() => shop.cloud.make(TOKEN.listener, { ...base, certificateArn: waiting.id })).toThrow(
      "UnsupportedCertificate",
    );
    shop.cloud.as({ region: "eu-west-1" });
    const elsewhere = shop.cloud.make(TOKEN.certificate, {
      domainName: "api.example.com",
      validationMethod: "DNS",
    });
    shop.cloud.as({ region: "eu-central-1" });
    expect(() => shop.cloud.make(TOKEN.listener, { ...base, certificateArn: elsewhere.id })).toThrow(
      "CertificateNotFound",
    );
    expect(
      shop.cloud.make(TOKEN.listener, { ...base, certificateArn: shop.certificate.id }).outputs.sslPolicy,
    ).toBe("ELBSecurityPolicy-2016-08");
  });

  it("refuses a target group that does not exist, and one of another load balancer", () => {
    const shop = new ServiceFixture();
    const base = { loadBalancerArn: shop.balancer.id, port: 80, protocol: "HTTP" };
    const forward = (targetGroupArn: string): object => ({
      defaultActions: [{ type: "forward", targetGroupArn }],
    });
    expect(() => shop.cloud.make(TOKEN.listener, { ...base, ...forward(`${shop.targetGroup.id}0`) })).toThrow(
      "TargetGroupNotFound",
    );
    const other = shop.cloud.make(TOKEN.loadBalancer, { name: "other", subnets: shop.publicSubnets });
    expect(() =>
      shop.cloud.make(TOKEN.listener, {
        ...base,
        loadBalancerArn: other.id,
        ...forward(shop.targetGroup.id),
      }),
    ).toThrow("TargetGroupAssociationLimit");
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["port 0", { port: 0 }, "port"],
    ["a protocol of network load balancers", { protocol: "TLS" }, "HTTP or HTTPS"],
    ["a TLS policy that does not exist", { sslPolicy: "ELBSecurityPolicy-TLS-1-4-2030-01" }, "sslPolicy"],
    ["an action of an unknown kind", { defaultActions: [{ type: "drop" }] }, "defaultActions[0].type"],
    ["a redirect without its block", { defaultActions: [{ type: "redirect" }] }, "is required where type"],
    [
      "a redirect with a 200",
      { defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_200" } }] },
      "statusCode",
    ],
    [
      "a forward to nothing",
      { defaultActions: [{ type: "forward" }] },
      "exactly one of targetGroupArn and forward",
    ],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, change, reason) => {
    const shop = new ServiceFixture();
    const inputs = { loadBalancerArn: shop.balancer.id, port: 80, defaultActions: GONE, ...change };
    expect(shop.cloud.failures(TOKEN.listener, inputs).join()).toContain(reason);
  });

  it.each([
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
  ])("knows the TLS policy %s", (sslPolicy) => {
    const shop = new ServiceFixture();
    expect(shop.cloud.failures(TOKEN.listener, { ...shop.listener.inputs, sslPolicy })).toEqual([]);
  });
});

describe("listenerRule", () => {
  const base = (shop: ServiceFixture): Record<string, unknown> => ({
    listenerArn: shop.listener.id,
    actions: GONE,
    conditions: [{ pathPattern: { values: ["/api/*"] } }],
  });

  it("refuses a priority that is taken, and takes the next free one where none is asked for", () => {
    const shop = new ServiceFixture();
    shop.cloud.make(TOKEN.listenerRule, { ...base(shop), priority: 10 });
    expect(() => shop.cloud.make(TOKEN.listenerRule, { ...base(shop), priority: 10 })).toThrow(
      "PriorityInUse",
    );
    expect(shop.cloud.make(TOKEN.listenerRule, base(shop)).outputs.priority).toBe(11);
  });

  it("holds a target group that it forwards to", () => {
    const shop = new ServiceFixture();
    const group = shop.cloud.make(TOKEN.targetGroup, {
      name: "web",
      port: 80,
      protocol: "HTTP",
      targetType: "ip",
      vpcId: shop.network.vpc.id,
    });
    const rule = shop.cloud.make(TOKEN.listenerRule, {
      ...base(shop),
      actions: [{ type: "forward", targetGroupArn: group.id }],
    });
    expect(() => shop.cloud.drop(group)).toThrow("ResourceInUse");
    shop.cloud.drop(rule);
    shop.cloud.drop(group);
    expect(shop.cloud.list(TOKEN.targetGroup)).toHaveLength(1);
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["priority 0", { priority: 0 }, "1 - 50000"],
    ["priority 50001", { priority: 50_001 }, "1 - 50000"],
    [
      "a condition of two kinds",
      { conditions: [{ pathPattern: { values: ["/"] }, hostHeader: { values: ["a.example.com"] } }] },
      "exactly one of",
    ],
    [
      "six values",
      { conditions: [{ pathPattern: { values: ["/1", "/2", "/3", "/4", "/5", "/6"] } }] },
      "at most 5",
    ],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, change, reason) => {
    const shop = new ServiceFixture();
    expect(shop.cloud.failures(TOKEN.listenerRule, { ...base(shop), ...change }).join()).toContain(reason);
  });

  it("takes the bounds 1 and 50000", () => {
    const shop = new ServiceFixture();
    for (const priority of [1, 50_000])
      expect(shop.cloud.make(TOKEN.listenerRule, { ...base(shop), priority }).outputs.priority).toBe(
        priority,
      );
  });
});
