import { describe, expect, it } from "@jest/globals";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const PROXY = "aws:rds/proxy:Proxy";
const GROUP = "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup";
const TARGET = "aws:rds/proxyTarget:ProxyTarget";
const LOGIN = JSON.stringify({ username: "shop", password: "example" });

interface Ground {
  readonly trusts?: string;
  /** A condition of its trust. */
  readonly only?: object;
  readonly reads?: boolean;
  readonly value?: string;
  readonly open?: boolean;
}

/** A network with a database and all that a proxy needs. */
function ground({
  open = true,
  reads = true,
  trusts = "rds.amazonaws.com",
  only,
  value = LOGIN,
}: Ground = {}) {
  const cloud = new MemoryCloud(services);
  const vpcId = cloud.make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }).id;
  const subnets = ["a", "b"].map(
    (zone, index) =>
      cloud.make("aws:ec2/subnet:Subnet", {
        vpcId,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `eu-central-1${zone}`,
      }).id,
  );
  const group = (name: string) =>
    cloud.make("aws:ec2/securityGroup:SecurityGroup", { vpcId, name, description: name }).id;
  const [pool, store] = [group("pool"), group("store")];
  if (open) {
    const rule = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
    cloud.make("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", {
      ...rule,
      securityGroupId: pool,
      referencedSecurityGroupId: store,
    });
    cloud.make("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
      ...rule,
      securityGroupId: store,
      referencedSecurityGroupId: pool,
    });
  }
  cloud.make("aws:rds/subnetGroup:SubnetGroup", { name: "isolated", subnetIds: subnets });
  cloud.make("aws:rds/instance:Instance", {
    identifier: "shop",
    engine: "postgres",
    engineVersion: "16.10",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    username: "shop",
    password: "example-example",
    dbSubnetGroupName: "isolated",
    vpcSecurityGroupIds: [store],
    skipFinalSnapshot: true,
  });
  const secret = cloud.make("aws:secretsmanager/secret:Secret", { name: "login" });
  cloud.make("aws:secretsmanager/secretVersion:SecretVersion", { secretId: secret.id, secretString: value });
  const role = cloud.make("aws:iam/role:Role", {
    name: "pool",
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: trusts }, Action: "sts:AssumeRole", Condition: only },
      ],
    }),
  });
  if (reads)
    cloud.make("aws:iam/rolePolicy:RolePolicy", {
      role: role.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secret.outputs.arn },
        ],
      }),
    });
  const inputs = {
    name: "pool",
    engineFamily: "POSTGRESQL",
    requireTls: true,
    roleArn: role.outputs.arn,
    auths: [{ authScheme: "SECRETS", secretArn: secret.outputs.arn, iamAuth: "DISABLED" }],
    vpcSubnetIds: subnets,
    vpcSecurityGroupIds: [pool],
  };
  return { cloud, inputs, subnets };
}

/** A proxy with its target. */
function pooled(of: Ground = {}) {
  const { cloud, inputs } = ground(of);
  const proxy = cloud.make(PROXY, inputs);
  const group = cloud.make(GROUP, { dbProxyName: "pool" });
  const target = (change: Record<string, unknown> = {}) =>
    cloud.make(TARGET, {
      dbProxyName: "pool",
      targetGroupName: "default",
      dbInstanceIdentifier: "shop",
      ...change,
    });
  return { cloud, proxy, group, target };
}

describe("a proxy of RDS", () => {
  it("answers at a name of its own and stands before the database", () => {
    const { group, proxy, target } = pooled();
    expect(proxy.outputs.endpoint).toMatch(/^pool\.proxy-[a-z0-9]{12}\..*\.rds\.amazonaws\.com$/);
    expect(group.outputs.name).toBe("default");
    expect(target().outputs).toMatchObject({ port: 5432, type: "RDS_INSTANCE", rdsResourceId: "shop" });
  });

  it.each<[string, Ground, string]>([
    ["a role that RDS may not assume", { trusts: "ecs-tasks.amazonaws.com" }, "RDS may not assume it"],
    [
      "a role that wants a source, which a proxy is nowhere said to name",
      { only: { ArnLike: { "aws:SourceArn": "arn:aws:rds:*:*:db-proxy:*" } } },
      "RDS may not assume it",
    ],
    ["a role that may not read the login", { reads: false }, "not authorized to perform: secretsmanager"],
    ["a login that is no JSON", { value: "example" }, "must hold JSON with the keys username and password"],
    ["a login without its password", { value: '{"username":"shop"}' }, "username and password"],
  ])("is refused with %s", (_, of, message) => {
    const { cloud, inputs } = ground(of);
    expect(() => cloud.make(PROXY, inputs)).toThrow(message);
  });

  it("is refused in one zone, with a secret that is not there, and twice under one name", () => {
    const { cloud, inputs, subnets } = ground();
    expect(() => cloud.make(PROXY, { ...inputs, vpcSubnetIds: subnets.slice(0, 1) })).toThrow("at least 2");
    const auths = [{ authScheme: "SECRETS", secretArn: "arn:aws:secretsmanager:nowhere" }];
    expect(() => cloud.make(PROXY, { ...inputs, auths })).toThrow("does not exist");
    cloud.make(PROXY, inputs);
    expect(() => cloud.make(PROXY, inputs)).toThrow("DBProxyAlreadyExistsFault");
  });

  it("takes no target that is not there, in another group, beside one that it has", () => {
    const { target } = pooled();
    expect(() => target({ dbInstanceIdentifier: "other" })).toThrow("DBInstanceNotFound");
    expect(() => target({ targetGroupName: "own" })).toThrow("DBProxyTargetGroupNotFoundFault");
    expect(() => target({ dbProxyName: "none" })).toThrow("DBProxyNotFoundFault");
    target();
    expect(() => target()).toThrow("DBProxyTargetAlreadyRegisteredFault");
  });

  it("takes no target that security groups keep it from", () => {
    const { target } = pooled({ open: false });
    expect(() => target()).toThrow("do not let the proxy reach the database on port 5432");
  });
});

describe("a proxy's inputs", () => {
  const cloud = new MemoryCloud(services);
  it.each<[string, Record<string, unknown>]>([
    [PROXY, { name: "a--b", auths: [{}] }],
    [PROXY, { engineFamily: "ORACLE", auths: [{}] }],
    [PROXY, { idleClientTimeout: 28_801, auths: [{}] }],
    [PROXY, {}],
    [GROUP, { connectionPoolConfig: { maxConnectionsPercent: 101 } }],
    [GROUP, { connectionPoolConfig: { maxConnectionsPercent: 50, maxIdleConnectionsPercent: 51 } }],
    [TARGET, {}],
    [TARGET, { dbInstanceIdentifier: "a", dbClusterIdentifier: "b" }],
  ])("of %s are refused as %j", (token, inputs) => {
    const behaviour = services.flatMap(({ behaviours }) => behaviours).find((one) => one.token === token);
    const failures = cloud.ask((inside) => behaviour?.check?.(inputs, inside) ?? []);
    expect(failures.length).toBe(1);
  });
});
