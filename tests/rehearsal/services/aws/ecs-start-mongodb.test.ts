import { describe, expect, it } from "@jest/globals";
import type { TaskStart } from "../../../../rehearsal/services/aws/ecs-start.ts";
import { mongodbProblem } from "../../../../rehearsal/services/aws/ecs-start-mongodb.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { connectionStrings } from "../../../../rehearsal/services/mongodbatlas/connection-strings.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { ATLAS_CALLER } from "../mongodbatlas/atlas.ts";
import { AWS_CALLER, linked } from "../mongodbatlas/linked.ts";

const PASSWORD = "a-long/password";

/** A linked cluster with one user, and tasks in private subnets that go out by NAT; calls go to AWS. */
function ground() {
  const made = linked();
  const { cloud, cluster, endpoint, network, projectId } = made;
  cloud.make(ATLAS.user, {
    projectId,
    username: "app",
    password: PASSWORD,
    authDatabaseName: "admin",
    roles: [{ roleName: "readWrite", databaseName: "books" }],
  });
  const strings = JSON.parse(JSON.stringify(cloud.ask((seen) => connectionStrings(cluster, seen)))) as {
    standardSrv: string;
    privateEndpoints: { connectionString: string; srvConnectionString: string }[];
  }; // as the behaviour writes it
  cloud.as(AWS_CALLER);
  const group = (name: string): string =>
    cloud.make(TOKEN.securityGroup, { vpcId: network.vpc.id, name, description: name }).id;
  const tasks = group("tasks");
  const doors = group("doors");
  cloud.change(endpoint, { ...endpoint.inputs, securityGroupIds: [doors] });
  cloud.make(TOKEN.egressRule, { securityGroupId: tasks, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
  const address = cloud.make(TOKEN.eip, { domain: "vpc" });
  const nat = cloud.make(TOKEN.natGateway, {
    subnetId: network.publicSubnets[0]?.id,
    allocationId: address.id,
  });
  cloud.make(TOKEN.route, {
    routeTableId: network.privateTable.id,
    destinationCidrBlock: "0.0.0.0/0",
    natGatewayId: nat.id,
  });
  const secret = cloud.make(TOKEN.secret, { name: "database-url" });
  const says = (value: string, rest: Partial<TaskStart["network"]> = {}, key = ""): string | undefined => {
    const version = cloud.make(TOKEN.secretVersion, { secretId: secret.id, secretString: value });
    const valueFrom = `${String(secret.outputs.arn)}:${key}::${String(version.outputs.versionId)}`;
    const start = {
      containers: [{ name: "api", image: "api", secrets: [{ name: "DATABASE_URL", valueFrom }] }],
      network: { subnets: network.privateSubnets, groups: [tasks], publicAddress: false, ...rest },
    } as unknown as TaskStart; // service, roles and load balancers are not asked
    return cloud.ask((seen) => mongodbProblem(seen, start));
  };
  const login = (url: string, user = "app", password = PASSWORD): string =>
    url.replace("://", `://${user}:${encodeURIComponent(password)}@`);
  const open = (fromPort: number, toPort: number): void => {
    cloud.make(TOKEN.ingressRule, {
      securityGroupId: doors,
      ipProtocol: "tcp",
      fromPort,
      toPort,
      referencedSecurityGroupId: tasks,
    });
  };
  const list = (cidrBlock: string): void => {
    cloud.as(ATLAS_CALLER);
    cloud.make(ATLAS.access, { projectId, cidrBlock });
    cloud.as(AWS_CALLER);
  };
  const [way] = strings.privateEndpoints;
  return {
    ...made,
    ...{ says, login, open, list, egress: String(address.outputs.publicIp) },
    standard: strings.standardSrv,
    privateUrl: way?.connectionString ?? "",
    privateSrv: way?.srvConnectionString ?? "",
  };
}

describe("mongodbProblem", () => {
  it("is none for a secret that is no URL of MongoDB, or one of a database elsewhere", () => {
    const { says } = ground();
    expect(says("hunter2")).toBeUndefined();
    expect(says("mongodb://app:x@db.internal:27017/books")).toBeUndefined();
  });

  it("tells a name under which no cluster answers", () => {
    const { login, says } = ground();
    expect(says(login("mongodb+srv://gone.12345.mongodb.net"))).toContain("ENOTFOUND gone.12345.mongodb.net");
  });

  it("lets a task through the private endpoint once its group is open for every member", () => {
    const { login, open, privateSrv, privateUrl, says } = ground();
    expect(says(login(privateSrv))).toContain("do not let the task reach the endpoint");
    open(1024, 1025);
    expect(says(login(privateSrv))).toContain("1024, 1025, 1026");
    open(1026, 1026);
    expect([says(login(privateSrv)), says(login(privateUrl))]).toEqual([undefined, undefined]);
  });

  it("tells a private name whose link is gone", () => {
    const { cloud, link, login, open, privateSrv, says } = ground();
    open(1024, 65_535);
    cloud.as(ATLAS_CALLER);
    cloud.drop(link);
    cloud.as(AWS_CALLER);
    expect(says(login(privateSrv))).toContain("ENOTFOUND");
  });

  it("lets a task in by its egress address once the access list holds it", () => {
    const { egress, list, login, says, standard } = ground();
    expect(says(login(standard))).toContain(`${egress} is not on the project's access list`);
    list(`${egress}/32`);
    expect(says(login(standard))).toBeUndefined();
  });

  it("tells a task whose public address no list can hold, and one without any", () => {
    const { egress, list, login, network, says, standard } = ground();
    list(`${egress}/32`);
    const subnets = network.publicSubnets;
    expect(says(login(standard), { subnets, publicAddress: true })).toContain("changes with every start");
    expect(says(login(standard), { subnets })).toContain("no public address");
    list("0.0.0.0/0");
    expect(says(login(standard), { subnets, publicAddress: true })).toBeUndefined();
  });

  it("tells a task whose groups let nothing out", () => {
    const { login, says, standard } = ground();
    expect(says(login(standard), { groups: [] })).toContain("let nothing out to the internet on port 27017");
  });

  it("tells a user or a password that the project does not know, and shows neither password", () => {
    const { egress, list, login, says, standard } = ground();
    list(`${egress}/32`);
    const wrong = [says(login(standard, "nobody")), says(login(standard, "app", "another-secret"))];
    expect(wrong).toEqual(Array(2).fill(expect.stringContaining("bad auth : Authentication failed")));
    expect(wrong.join()).not.toMatch(/another-secret|long/);
  });

  it("reads the URL under a key of a secret in JSON", () => {
    const { login, says, standard } = ground();
    const value = JSON.stringify({ url: login(standard) });
    expect(says(value, {}, "url")).toContain("access list");
    expect(says(value, {}, "other")).toBeUndefined();
  });
});
