import { describe, expect, it } from "@jest/globals";
import { roleAllows, roleOf, roleTrusts } from "../../../../rehearsal/services/aws/role-judge.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { policy } from "./service-fixture.ts";

const SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-AbCdEf";
const READ = "secretsmanager:GetSecretValue";

function withRole(): {
  cloud: MemoryCloud;
  allows: (action: string, resource: string) => boolean;
  trusts: (service: string, source?: string) => boolean;
} {
  const cloud = new MemoryCloud(services);
  const Condition = { ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-central-1:111122223333:*" } };
  const trust = {
    Effect: "Allow",
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition,
  };
  const arn = cloud.make(TOKEN.role, { name: "api", assumeRolePolicy: policy(trust) }).outputs.arn;
  const ask = <T>(
    run: (
      view: Parameters<Parameters<MemoryCloud["ask"]>[0]>[0],
      role: NonNullable<ReturnType<typeof roleOf>>,
    ) => T,
  ): T =>
    cloud.ask((view) => {
      const role = roleOf(view, arn);
      if (role === undefined) throw new Error("no role");
      return run(view, role);
    });
  return {
    cloud,
    allows: (action, resource) => ask((view, role) => roleAllows(view, role, action, resource)),
    trusts: (service, source) => ask((view, role) => roleTrusts(view, role, service, source)),
  };
}

describe("roleAllows", () => {
  it("reads inline policies, attached ones of the account, and AWS's own", () => {
    const { cloud, allows } = withRole();
    expect(allows(READ, SECRET)).toBe(false);
    cloud.make(TOKEN.rolePolicy, {
      role: "api",
      name: "read",
      policy: policy({ Effect: "Allow", Action: READ, Resource: SECRET }),
    });
    expect([allows(READ, SECRET), allows(READ, `${SECRET}x`)]).toEqual([true, false]);
    expect(allows("ecr:BatchGetImage", "*")).toBe(false);
    const policyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    cloud.make(TOKEN.rolePolicyAttachment, { role: "api", policyArn });
    expect(allows("ecr:BatchGetImage", "*")).toBe(true);
  });

  it("lets a deny in one policy win over an allow in another", () => {
    const { cloud, allows } = withRole();
    cloud.make(TOKEN.rolePolicy, {
      role: "api",
      name: "read",
      policy: policy({ Effect: "Allow", Action: READ, Resource: "*" }),
    });
    cloud.make(TOKEN.rolePolicy, {
      role: "api",
      name: "not",
      policy: policy({ Effect: "Deny", Action: "secretsmanager:*", Resource: SECRET }),
    });
    expect(allows(READ, SECRET)).toBe(false);
  });
});

describe("roleTrusts", () => {
  it("needs the service and its condition", () => {
    const { trusts } = withRole();
    const service = "arn:aws:ecs:eu-central-1:111122223333:service/shop/api";
    expect(trusts("ecs-tasks.amazonaws.com", service)).toBe(true);
    expect(trusts("ecs-tasks.amazonaws.com", service.replace("111122223333", "444455556666"))).toBe(false);
    expect(trusts("ec2.amazonaws.com", service)).toBe(false);
  });
});
