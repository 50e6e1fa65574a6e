import { describe, expect, it } from "@jest/globals";
import { rdsAuthority } from "../../../../infra/tables/rds-authorities.ts";
import type { TaskStart } from "../../../../rehearsal/services/aws/ecs-start.ts";
import { poolerProblem } from "../../../../rehearsal/services/aws/ecs-start-pooler.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const PASSWORD = "a-long-password";

/** A database in a network; `says` is what becomes of a task with a pooler for it. */
function ground(parameters: readonly object[] = []) {
  const cloud = new MemoryCloud(services);
  const vpcId = cloud.make(TOKEN.vpc, { cidrBlock: "10.0.0.0/16" }).id;
  const subnets = ["a", "b"].map((zone, index) =>
    cloud.make(TOKEN.subnet, {
      vpcId,
      cidrBlock: `10.0.${index}.0/24`,
      availabilityZone: `eu-central-1${zone}`,
    }),
  );
  const group = (name: string) => cloud.make(TOKEN.securityGroup, { vpcId, name, description: name }).id;
  const [tasks, store] = [group("tasks"), group("store")];
  cloud.make("aws:rds/subnetGroup:SubnetGroup", { name: "isolated", subnetIds: subnets.map(({ id }) => id) });
  cloud.make("aws:rds/parameterGroup:ParameterGroup", { name: "shop", family: "postgres16", parameters });
  const database = cloud.make("aws:rds/instance:Instance", {
    ...{ identifier: "shop", engine: "postgres", engineVersion: "16.10", instanceClass: "db.t4g.micro" },
    ...{ allocatedStorage: 20, username: "shop_app", password: PASSWORD, parameterGroupName: "shop" },
    ...{ dbSubnetGroupName: "isolated", vpcSecurityGroupIds: [store], skipFinalSnapshot: true },
  });
  const secret = cloud.make(TOKEN.secret, { name: "pool" });
  const reference = (secretString: string) => {
    const version = cloud.make(TOKEN.secretVersion, { secretId: secret.id, secretString });
    return `${String(secret.outputs.arn)}:::${String(version.outputs.versionId)}`;
  };
  const open = () => {
    const rule = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
    cloud.make(TOKEN.egressRule, { ...rule, securityGroupId: tasks, referencedSecurityGroupId: store });
    cloud.make(TOKEN.ingressRule, { ...rule, securityGroupId: store, referencedSecurityGroupId: tasks });
  };
  const says = (
    change: Readonly<Record<string, string>> = {},
    password = PASSWORD,
    command = "exec pgbouncer x",
  ) => {
    const host = String(database.outputs.address);
    const said = {
      POOL_HOST: host,
      POOL_PORT: "5432",
      POOL_USER: "shop_app",
      POOL_SERVER_TLS: "require",
      ...change,
    };
    const pooler = {
      ...{ name: "pgbouncer", image: "pgbouncer", command: ["/bin/sh", "-ec", command] },
      environment: Object.entries(said).map(([name, value]) => ({ name, value })),
      secrets: [{ name: "POOL_PASSWORD", valueFrom: reference(password) }],
    };
    const start = {
      containers: [pooler],
      network: { subnets, groups: [tasks], publicAddress: true },
    } as unknown as TaskStart; // roles and load balancers are not asked
    return cloud.ask((seen) => poolerProblem(seen, start));
  };
  return { open, says };
}

describe("poolerProblem", () => {
  it("lets a pooler through once both groups are open", () => {
    const { open, says } = ground();
    expect(says()).toContain("security groups do not let the task reach it");
    open();
    expect(says()).toBeUndefined();
  });

  it("tells a name under which no database answers", () => {
    expect(ground().says({ POOL_HOST: "gone.example" })).toContain("DNS lookup failed: gone.example");
  });

  it("tells another user or password, and shows neither password", () => {
    const { open, says } = ground();
    open();
    const wrong = [says({ POOL_USER: "nobody" }), says({}, "another-secret")];
    expect(wrong).toEqual(Array(2).fill(expect.stringContaining("password authentication failed for user")));
    expect(wrong.join()).not.toMatch(/another-secret|long-password/);
  });

  it("tells a pooler without TLS where the server asks for it, which it does where nobody says otherwise", () => {
    const free = ground([{ name: "rds.force_ssl", value: "0" }]);
    const { open, says } = ground();
    for (const one of [free.open, open]) one();
    expect(says({ POOL_SERVER_TLS: "disable" })).toContain("no encryption");
    expect(free.says({ POOL_SERVER_TLS: "disable" })).toBeUndefined();
  });

  it("tells a certificate that nobody has signed whom the pooler trusts", () => {
    const { open, says } = ground();
    open();
    const trusting = (region: string) =>
      says({ POOL_SERVER_TLS: "verify-full", POOL_SERVER_CA: rdsAuthority(region) ?? "" });
    expect(trusting("eu-central-1")).toBeUndefined();
    for (const wrong of [
      trusting("eu-west-1"),
      trusting("nowhere-1"),
      says({ POOL_SERVER_TLS: "verify-ca" }),
    ])
      expect(wrong).toContain("certificate verify failed");
  });

  it("leaves a container alone that becomes something else", () => {
    expect(ground().says({}, PASSWORD, "exec node server.js")).toBeUndefined();
  });
});
