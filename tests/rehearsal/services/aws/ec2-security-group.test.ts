import { describe, expect, it } from "@jest/globals";
import { letsIn, letsOut } from "../../../../rehearsal/services/aws/ec2-group-rules.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";

describe("securityGroup", () => {
  it("lets nothing out until a rule says so", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const group = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api", description: "api" });
    const out = (): boolean =>
      cloud.ask((view) => letsOut(view, { groups: [group.id] }, { groups: [] }, 443));
    expect(out()).toBe(false);
    cloud.make(TOKEN.egressRule, {
      securityGroupId: group.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });
    expect(out()).toBe(true);
  });

  it("refuses a second group of one name in a VPC", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" });
    expect(() => cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" })).toThrow(
      "InvalidGroup.Duplicate",
    );
  });

  it("refuses deletion while another group's rule refers to it", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const lb = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "lb" });
    const api = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" });
    const rule = cloud.make(TOKEN.ingressRule, {
      securityGroupId: api.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      referencedSecurityGroupId: lb.id,
    });
    expect(() => cloud.drop(lb)).toThrow("DependencyViolation");
    cloud.drop(rule);
    cloud.drop(lb);
    expect(cloud.list(TOKEN.securityGroup).map((group) => group.id)).not.toContain(lb.id);
  });
});

describe("defaultSecurityGroup", () => {
  it("empties the VPC's own group when it is taken over", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    expect([...cloud.list(TOKEN.ingressRule), ...cloud.list(TOKEN.egressRule)]).toHaveLength(2);
    const adopted = cloud.make(TOKEN.defaultSecurityGroup, { vpcId: vpc.id });
    expect(adopted.id).toBe(cloud.look(vpc).defaultSecurityGroupId);
    expect([...cloud.list(TOKEN.ingressRule), ...cloud.list(TOKEN.egressRule)]).toEqual([]);
  });

  it("shows a rule that someone added by hand", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const adopted = cloud.make(TOKEN.defaultSecurityGroup, { vpcId: vpc.id });
    cloud.make(TOKEN.ingressRule, {
      securityGroupId: adopted.id,
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      cidrIpv4: "0.0.0.0/0",
    });
    expect(cloud.look(adopted).ingress).toMatchObject([{ fromPort: 22, cidrBlocks: ["0.0.0.0/0"] }]);
  });
});

describe("security group rules", () => {
  it("refuses a duplicate, whatever its description, and the same rule spelt by protocol number", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const api = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" });
    const rule = {
      securityGroupId: api.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "10.0.0.0/8",
    };
    cloud.make(TOKEN.ingressRule, rule);
    expect(() => cloud.make(TOKEN.ingressRule, { ...rule, description: "again" })).toThrow(
      "InvalidPermission.Duplicate",
    );
    expect(() => cloud.make(TOKEN.ingressRule, { ...rule, ipProtocol: "6" })).toThrow(
      "InvalidPermission.Duplicate",
    );
    expect(cloud.make(TOKEN.egressRule, rule).id).toMatch(/^sgr-/);
  });

  it("refuses a peer group of another VPC, and one that does not exist", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const api = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" });
    const otherVpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" });
    const stranger = cloud.make(TOKEN.securityGroup, { vpcId: otherVpc.id, name: "api" });
    const rule = { securityGroupId: api.id, ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    expect(() => cloud.make(TOKEN.ingressRule, { ...rule, referencedSecurityGroupId: stranger.id })).toThrow(
      "different networks",
    );
    expect(() => cloud.make(TOKEN.ingressRule, { ...rule, referencedSecurityGroupId: "sg-0" })).toThrow(
      "InvalidGroup.NotFound",
    );
  });

  it("refuses a sixty-first rule of one direction", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const api = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" });
    const rule = (index: number): Record<string, unknown> => ({
      securityGroupId: api.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: `10.0.${index}.0/24`,
    });
    for (let index = 0; index < 60; index += 1) cloud.make(TOKEN.ingressRule, rule(index));
    expect(() => cloud.make(TOKEN.ingressRule, rule(60))).toThrow("RulesPerSecurityGroupLimitExceeded");
  });

  const failing: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["no peer", { ipProtocol: "tcp", fromPort: 1, toPort: 1 }, "exactly one of"],
    [
      "two peers",
      { ipProtocol: "tcp", fromPort: 1, toPort: 1, cidrIpv4: "10.0.0.0/8", cidrIpv6: "::/0" },
      "exactly one of",
    ],
    [
      "a CIDR with host bits",
      { ipProtocol: "tcp", fromPort: 1, toPort: 1, cidrIpv4: "10.0.0.1/8" },
      "cidrIpv4",
    ],
    [
      "ports with every protocol",
      { ipProtocol: "-1", fromPort: 1, toPort: 1, cidrIpv4: "10.0.0.0/8" },
      "must not be set",
    ],
    [
      "TCP without ports",
      { ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8" },
      "is required when ipProtocol is tcp",
    ],
    [
      "a port above 65535",
      { ipProtocol: "tcp", fromPort: 1, toPort: 65_536, cidrIpv4: "10.0.0.0/8" },
      "0 - 65535",
    ],
    [
      "ports the wrong way round",
      { ipProtocol: "tcp", fromPort: 2, toPort: 1, cidrIpv4: "10.0.0.0/8" },
      "must not be below",
    ],
    ["an unknown protocol", { ipProtocol: "quic", cidrIpv4: "10.0.0.0/8" }, "no protocol"],
  ];
  it.each(failing)("refuses %s before anything is made", (_name, inputs, reason) => {
    const cloud = new MemoryCloud(services);
    expect(cloud.failures(TOKEN.ingressRule, { securityGroupId: "sg-1", ...inputs }).join()).toContain(
      reason,
    );
  });

  it("lets in by group, by the peer's address, and not on another port", () => {
    const cloud = new MemoryCloud(services);
    const { vpc } = makeNetwork(cloud);
    const lb = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "lb" });
    const api = cloud.make(TOKEN.securityGroup, { vpcId: vpc.id, name: "api" });
    const enters = (address: string, groups: string[], port: number): boolean =>
      cloud.ask((view) =>
        letsIn(view, { groups, address }, { groups: [api.id], address: "10.20.0.9" }, port),
      );
    cloud.make(TOKEN.ingressRule, {
      securityGroupId: api.id,
      ipProtocol: "tcp",
      fromPort: 3000,
      toPort: 3000,
      referencedSecurityGroupId: lb.id,
    });
    expect(enters("10.20.0.5", [lb.id], 3000)).toBe(true);
    expect(enters("10.20.0.5", [lb.id], 3001)).toBe(false);
    expect(enters("10.20.0.5", [], 3000)).toBe(false);
    cloud.make(TOKEN.ingressRule, { securityGroupId: api.id, ipProtocol: "-1", cidrIpv4: "10.20.0.0/24" });
    expect(enters("10.20.0.5", [], 3001)).toBe(true);
    expect(enters("10.20.1.5", [], 3001)).toBe(false);
  });
});
