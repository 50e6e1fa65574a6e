import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";
import { policy } from "./service-fixture.ts";

function prepare() {
  const cloud = new MemoryCloud(services);
  const network = makeNetwork(cloud);
  const ids = (subnets: readonly { readonly id: string }[]): string[] => subnets.map((subnet) => subnet.id);
  return { cloud, network, open: ids(network.publicSubnets), closed: ids(network.privateSubnets) };
}

describe("loadBalancer", () => {
  it("has the names that AWS gives, an interface in each subnet, and the VPC's default group where none is asked for", () => {
    const { cloud, network, open } = prepare();
    const balancer = cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: open });
    expect(balancer.outputs.dnsName).toMatch(/^shop-\d{10}\.eu-central-1\.elb\.amazonaws\.com$/);
    expect(balancer.outputs.zoneId).toBe("Z215JYRZR1TBD5");
    expect(balancer.id).toMatch(
      /^arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer\/app\/shop\/[0-9a-f]{16}$/,
    );
    expect(balancer.outputs.securityGroups).toEqual([cloud.look(network.vpc).defaultSecurityGroupId]);
    expect(cloud.list(TOKEN.networkInterface).map((face) => face.outputs.subnetId)).toEqual(open);
  });

  it("refuses one zone, two subnets of one zone, and subnets of two VPCs", () => {
    const { cloud, network, open } = prepare();
    expect(() => cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: open.slice(0, 1) })).toThrow(
      "two different Availability Zones",
    );
    const extra = cloud.make(TOKEN.subnet, {
      vpcId: network.vpc.id,
      cidrBlock: "10.20.50.0/24",
      availabilityZone: "eu-central-1a",
    });
    expect(() => cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: [...open, extra.id] })).toThrow(
      "same Availability Zone",
    );
    const vpc = cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" });
    const foreign = cloud.make(TOKEN.subnet, {
      vpcId: vpc.id,
      cidrBlock: "10.30.0.0/24",
      availabilityZone: "eu-central-1c",
    });
    expect(() => cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: [...open, foreign.id] })).toThrow(
      "same VPC",
    );
  });

  it("facing the internet refuses subnets without a way in, and takes them when internal", () => {
    const { cloud, closed } = prepare();
    expect(() => cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: closed })).toThrow(
      "no route to an internet gateway",
    );
    const inside = cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: closed, internal: true });
    expect(inside.outputs.dnsName).toMatch(/^internal-shop-/);
  });

  it("refuses a subnet smaller than /27 and a group of another VPC", () => {
    const { cloud, network, open } = prepare();
    const tiny = cloud.make(TOKEN.subnet, {
      vpcId: network.vpc.id,
      cidrBlock: "10.20.60.0/28",
      availabilityZone: "eu-central-1c",
    });
    expect(() => cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: [...open, tiny.id] })).toThrow(
      "at least 8 free IP addresses",
    );
    const group = cloud.make(TOKEN.securityGroup, {
      vpcId: cloud.make(TOKEN.vpc, { cidrBlock: "10.30.0.0/16" }).id,
      name: "x",
    });
    expect(() =>
      cloud.make(TOKEN.loadBalancer, { name: "shop", subnets: open, securityGroups: [group.id] }),
    ).toThrow("different VPCs");
  });

  it("refuses a name that is taken, of 33 characters, or ends in a hyphen", () => {
    const { cloud, open } = prepare();
    cloud.make(TOKEN.loadBalancer, { name: "a".repeat(32), subnets: open });
    expect(() => cloud.make(TOKEN.loadBalancer, { name: "a".repeat(32), subnets: open })).toThrow(
      "DuplicateLoadBalancerName",
    );
    expect(cloud.failures(TOKEN.loadBalancer, { name: "a".repeat(33), subnets: open })).toHaveLength(1);
    expect(cloud.failures(TOKEN.loadBalancer, { name: "shop-", subnets: open })).toHaveLength(1);
  });

  it("refuses deletion while it is protected, and then goes with its interfaces", () => {
    const { cloud, open } = prepare();
    const balancer = cloud.make(TOKEN.loadBalancer, {
      name: "shop",
      subnets: open,
      enableDeletionProtection: true,
    });
    expect(() => cloud.drop(balancer)).toThrow("OperationNotPermitted");
    cloud.change(balancer, { name: "shop", subnets: open });
    cloud.drop(balancer);
    expect(cloud.list(TOKEN.networkInterface)).toEqual([]);
  });

  it("writes access logs only to a bucket that exists and lets the delivery service write", () => {
    const { cloud, open } = prepare();
    const inputs = { name: "shop", subnets: open, accessLogs: { bucket: "logs", enabled: true } };
    expect(() => cloud.make(TOKEN.loadBalancer, inputs)).toThrow("bucket does not exist");
    cloud.put(TOKEN.bucket, "logs", { bucket: "logs" });
    expect(() => cloud.make(TOKEN.loadBalancer, inputs)).toThrow("Access Denied for bucket");
    const Principal = { Service: "logdelivery.elasticloadbalancing.amazonaws.com" };
    const grant = {
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: "arn:aws:s3:::logs/AWSLogs/111122223333/*",
    };
    cloud.put(TOKEN.bucketPolicy, "logs", { bucket: "logs", policy: policy(grant) });
    expect(cloud.make(TOKEN.loadBalancer, inputs).outputs.name).toBe("shop");
  });
});
