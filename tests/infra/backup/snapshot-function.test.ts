import { describe, expect, it } from "@jest/globals";
import { snapshotStatements } from "../../../infra/backup/snapshot-function.ts";
import { takeSnapshot } from "../../../infra/functions/snapshot/take-snapshot.ts";
import { policyDocument } from "../../../infra/lib/policy-document.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const RDS = "arn:aws:rds:eu-west-1:111122223333";
const LOG = "arn:aws:logs:eu-west-1:111122223333:log-group:snapshot";
const policy = parsePolicy(policyDocument(snapshotStatements(`${RDS}:db:shop`, LOG)));
const may = (action: string, resource: string) =>
  judge(policy, { action, resource, context: {} }) === "allow";

describe("snapshotStatements", () => {
  it("let the function make and remove the very snapshots that it names", async () => {
    const { snapshot } = await takeSnapshot(
      { release: "AB12" },
      {
        database: "shop",
        keepDays: 30,
        now: new Date(),
        snapshots: {
          list: async () => [],
          create: async (_database, name) => ({ name, status: "creating", madeAt: undefined }),
          remove: async () => undefined,
        },
      },
    );
    const arn = `${RDS}:snapshot:${snapshot}`;
    expect(may("rds:CreateDBSnapshot", arn)).toBe(true);
    expect(may("rds:CreateDBSnapshot", `${RDS}:db:shop`)).toBe(true);
    expect(may("rds:DescribeDBSnapshots", `${RDS}:db:shop`)).toBe(true);
    expect(may("rds:DescribeDBSnapshots", `${RDS}:snapshot:*`)).toBe(true);
    expect(may("rds:DeleteDBSnapshot", arn)).toBe(true);
  });

  it.each([
    ["the database", "rds:DeleteDBInstance", `${RDS}:db:shop`],
    ["the last snapshot of a stack", "rds:DeleteDBSnapshot", `${RDS}:snapshot:shop-final-1`],
    ["a snapshot of AWS Backup", "rds:DeleteDBSnapshot", `${RDS}:snapshot:awsbackup:job-1`],
    ["another database's snapshot", "rds:DeleteDBSnapshot", `${RDS}:snapshot:till-before-ab12`],
    ["a snapshot of its own, for others", "rds:ModifyDBSnapshotAttribute", `${RDS}:snapshot:shop-before-a`],
  ])("let it not touch %s", (_what, action, resource) => {
    expect(may(action, resource)).toBe(false);
  });

  it("let it write its own log and no other", () => {
    expect(may("logs:PutLogEvents", `${LOG}:log-stream:a`)).toBe(true);
    expect(may("logs:PutLogEvents", `${LOG}-other:log-stream:a`)).toBe(false);
  });
});
