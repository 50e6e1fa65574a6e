import { describe, expect, it } from "@jest/globals";
import {
  dumpStatements,
  restoreStatements,
  scheduleGroupArn,
  startStatements,
} from "../../../infra/backup/dump-roles.ts";
import { policyDocument } from "../../../infra/lib/policy-document.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const key = "arn:aws:kms:eu-central-1:111122223333:key/1";

describe("dumpStatements", () => {
  const policy = parsePolicy(
    policyDocument(
      dumpStatements({
        bucketArn: "arn:aws:s3:::dumps",
        prefix: "postgres/",
        keyArn: key,
        region: "eu-central-1",
      }),
    ),
  );
  const ask = (action: string, resource: string, context = {}) =>
    judge(policy, { action, resource, context });

  it("add dumps under their prefix, and can neither read nor end one", () => {
    expect(ask("s3:PutObject", "arn:aws:s3:::dumps/postgres/2026/11/20/1.dump")).toBe("allow");
    expect(ask("s3:PutObject", "arn:aws:s3:::dumps/other")).toBe("none");
    for (const action of ["s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucket"]) {
      expect(ask(action, "arn:aws:s3:::dumps/postgres/2026/11/20/1.dump")).toBe("none");
    }
  });

  it("use the key through S3 of the recovery region only", () => {
    expect(ask("kms:GenerateDataKey", key)).toBe("none");
    expect(ask("kms:GenerateDataKey", key, { "kms:ViaService": "s3.eu-central-1.amazonaws.com" })).toBe(
      "allow",
    );
  });
});

describe("restoreStatements", () => {
  const target = {
    bucketArn: "arn:aws:s3:::dumps",
    prefix: "mongodb/",
    keyArn: key,
    region: "eu-central-1",
  };
  const policy = parsePolicy(policyDocument(restoreStatements(target)));
  const ask = (action: string, resource: string, context = {}) =>
    judge(policy, { action, resource, context });

  it("find and read dumps under their prefix, and change none", () => {
    expect(ask("s3:GetObject", "arn:aws:s3:::dumps/mongodb/2026/11/20/1.dump")).toBe("allow");
    expect(ask("s3:GetObject", "arn:aws:s3:::dumps/postgres/2026/11/20/1.dump")).toBe("none");
    const list = (prefix: string) => ask("s3:ListBucket", "arn:aws:s3:::dumps", { "s3:prefix": prefix });
    expect(list("mongodb/2026/11/20/")).toBe("allow");
    expect(list("")).toBe("none");
    for (const action of ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"])
      expect(ask(action, "arn:aws:s3:::dumps/mongodb/2026/11/20/1.dump")).toBe("none");
  });

  it("decrypt through S3 of the recovery region only", () => {
    expect(ask("kms:Decrypt", key)).toBe("none");
    expect(ask("kms:Decrypt", key, { "kms:ViaService": "s3.eu-central-1.amazonaws.com" })).toBe("allow");
  });
});

describe("startStatements", () => {
  const task = "arn:aws:ecs:eu-west-1:111122223333:task-definition/dump";
  const role = "arn:aws:iam::111122223333:role/dump";
  const policy = parsePolicy(
    policyDocument(startStatements({ taskDefinitionArn: task, clusterArn: "arn:cluster", roleArns: [role] })),
  );
  const ask = (action: string, resource: string, context = {}) =>
    judge(policy, { action, resource, context });

  it("start this task in this cluster only", () => {
    expect(ask("ecs:RunTask", `${task}:7`, { "ecs:cluster": "arn:cluster" })).toBe("allow");
    expect(ask("ecs:RunTask", `${task}:7`, { "ecs:cluster": "arn:other" })).toBe("none");
    expect(ask("ecs:RunTask", `${task}-other:7`, { "ecs:cluster": "arn:cluster" })).toBe("none");
  });

  it("hand its roles to tasks only", () => {
    expect(ask("iam:PassRole", role, { "iam:PassedToService": "ecs-tasks.amazonaws.com" })).toBe("allow");
    expect(ask("iam:PassRole", role, { "iam:PassedToService": "lambda.amazonaws.com" })).toBe("none");
  });
});

describe("scheduleGroupArn", () => {
  it("names the default group of the account", () => {
    expect(scheduleGroupArn({ accountId: "111122223333", region: "eu-west-1" })).toBe(
      "arn:aws:scheduler:eu-west-1:111122223333:schedule-group/default",
    );
  });
});
