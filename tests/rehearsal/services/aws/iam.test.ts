import { describe, expect, it } from "@jest/globals";
import { iam } from "../../../../rehearsal/services/aws/iam.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const ROLE = "aws:iam/role:Role";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const LINKED = "aws:iam/serviceLinkedRole:ServiceLinkedRole";
const MANAGED = "aws:iam/policy:Policy";
const EXECUTION = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

const trust = (Principal: object = { Service: "ecs-tasks.amazonaws.com" }): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
  });
const reads = (Resource = "*"): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource }],
  });
const fresh = (): MemoryCloud => new MemoryCloud([iam]);

describe("iam roles", () => {
  it("have a global ARN with their path, a unique id and one hour of session", () => {
    const role = fresh().make(ROLE, { name: "api", path: "/shop/", assumeRolePolicy: trust() });
    expect(role.outputs).toMatchObject({
      arn: "arn:aws:iam::111122223333:role/shop/api",
      maxSessionDuration: 3600,
    });
    expect(role.outputs.uniqueId).toMatch(/^AROA[A-Z2-7]{17}$/);
  });

  it("take a trust policy that is given as an object", () => {
    const assumeRolePolicy = JSON.parse(trust());
    expect(fresh().make(ROLE, { name: "api", assumeRolePolicy }).outputs.assumeRolePolicy).toBe(trust());
  });

  it("are refused a name that is taken, whatever its letter case", () => {
    const cloud = fresh();
    cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    expect(() => cloud.make(ROLE, { name: "API", assumeRolePolicy: trust() })).toThrow(
      "EntityAlreadyExists: Role with name API already exists.",
    );
  });

  it("are refused a trust policy that names a role which does not exist", () => {
    const ghost = "arn:aws:iam::111122223333:role/ghost";
    expect(() => fresh().make(ROLE, { name: "api", assumeRolePolicy: trust({ AWS: ghost }) })).toThrow(
      `MalformedPolicyDocument: Invalid principal in policy: "AWS":"${ghost}"`,
    );
  });

  it.each([
    ["a name of 64 characters", { name: "n".repeat(64) }, 0],
    ["a name of 65 characters", { name: "n".repeat(65) }, 1],
    ["a name with a slash", { name: "a/b" }, 1],
    ["a session of 3599 seconds", { maxSessionDuration: 3599 }, 1],
    ["a session of 3600 seconds", { maxSessionDuration: 3600 }, 0],
    ["a session of 43200 seconds", { maxSessionDuration: 43_200 }, 0],
    ["a session of 43201 seconds", { maxSessionDuration: 43_201 }, 1],
    ["a path without its last slash", { path: "/shop" }, 1],
    ["a malformed trust policy", { assumeRolePolicy: "{}" }, 1],
    ["a trust policy that is not known yet", { assumeRolePolicy: Symbol.for("slipway.unknown") }, 0],
  ])("with %s", (_cause, inputs, faults) => {
    expect(fresh().failures(ROLE, { assumeRolePolicy: trust(), ...inputs })).toHaveLength(faults);
  });

  it("stay while a managed policy is attached", () => {
    const cloud = fresh();
    const role = cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    const attachment = cloud.make(ATTACHMENT, { role: "api", policyArn: EXECUTION });
    expect(() => cloud.drop(role)).toThrow(
      "DeleteConflict: Cannot delete entity, must detach all policies first.",
    );
    cloud.drop(attachment);
    cloud.drop(role);
    expect(cloud.list(ROLE)).toEqual([]);
  });

  it("stay while an inline policy is left", () => {
    const cloud = fresh();
    const role = cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    cloud.make(INLINE, { role: "api", name: "reads", policy: reads() });
    expect(() => cloud.drop(role)).toThrow(
      "DeleteConflict: Cannot delete entity, must delete policies first.",
    );
  });

  it("take their policies with them when detaching is forced", () => {
    const cloud = fresh();
    const role = cloud.make(ROLE, { name: "api", assumeRolePolicy: trust(), forceDetachPolicies: true });
    cloud.make(INLINE, { role: "api", name: "reads", policy: reads() });
    cloud.drop(role);
    expect(cloud.list(INLINE)).toEqual([]);
  });
});

describe("iam inline policies", () => {
  it("are refused for a role that does not exist", () => {
    expect(() => fresh().make(INLINE, { role: "ghost", name: "reads", policy: reads() })).toThrow(
      "NoSuchEntity: The role with name ghost cannot be found.",
    );
  });

  it("are named by role and policy", () => {
    const cloud = fresh();
    cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    expect(cloud.make(INLINE, { role: "api", name: "reads", policy: reads() }).id).toBe("api:reads");
  });

  it("are refused when all of a role's texts together are too long", () => {
    const cloud = fresh();
    cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    const long = reads(`arn:aws:s3:::${"b".repeat(6000)}`);
    cloud.make(INLINE, { role: "api", name: "one", policy: long });
    expect(() => cloud.make(INLINE, { role: "api", name: "two", policy: long })).toThrow(
      "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role api",
    );
  });
});

describe("iam attachments", () => {
  it("are refused for a policy that AWS does not have", () => {
    const cloud = fresh();
    cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    const policyArn = "arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy";
    expect(() => cloud.make(ATTACHMENT, { role: "api", policyArn })).toThrow(
      `NoSuchEntity: Policy ${policyArn} does not exist or is not attachable.`,
    );
  });

  it("keep a policy of the account from being deleted", () => {
    const cloud = fresh();
    cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    const policy = cloud.make(MANAGED, { name: "reads", policy: reads() });
    cloud.make(ATTACHMENT, { role: "api", policyArn: policy.outputs.arn });
    expect(cloud.look(policy).attachmentCount).toBe(1);
    expect(() => cloud.drop(policy)).toThrow("DeleteConflict: Cannot delete a policy attached to entities.");
  });

  it("are refused beyond ten on one role", () => {
    const cloud = fresh();
    cloud.make(ROLE, { name: "api", assumeRolePolicy: trust() });
    const arns = Array.from(
      { length: 11 },
      (_, n) => cloud.make(MANAGED, { name: `p${n}`, policy: reads() }).outputs.arn,
    );
    for (const policyArn of arns.slice(0, 10)) cloud.make(ATTACHMENT, { role: "api", policyArn });
    expect(() => cloud.make(ATTACHMENT, { role: "api", policyArn: arns[10] })).toThrow(
      "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10",
    );
  });
});

describe("iam service-linked roles", () => {
  it("exist once per account", () => {
    const cloud = fresh();
    const role = cloud.make(LINKED, { awsServiceName: "ecs.amazonaws.com" });
    expect(role.id).toBe(
      "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
    );
    expect(() => cloud.make(LINKED, { awsServiceName: "ecs.amazonaws.com" })).toThrow(
      "InvalidInput: Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.",
    );
  });

  it("are refused for a service that has none", () => {
    expect(() => fresh().make(LINKED, { awsServiceName: "shop.amazonaws.com" })).toThrow("InvalidInput");
  });

  it("stay while the service still uses them", () => {
    const cloud = fresh();
    const role = cloud.make(LINKED, { awsServiceName: "rds.amazonaws.com" });
    cloud.put("aws:rds/instance:Instance", "orders", {});
    expect(() => cloud.drop(role)).toThrow("DeleteConflict");
  });

  it("take no policies from outside", () => {
    const cloud = fresh();
    cloud.make(LINKED, { awsServiceName: "ecs.amazonaws.com" });
    expect(() => cloud.make(ATTACHMENT, { role: "AWSServiceRoleForECS", policyArn: EXECUTION })).toThrow(
      "UnmodifiableEntity",
    );
  });
});
