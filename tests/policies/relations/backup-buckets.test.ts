import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { backupBuckets, scheduledDumps } from "../../../policies/relations/backup-buckets.ts";
import { type ResourceView, UNKNOWN } from "../../../policies/resource-view.ts";
import { BUCKET } from "../../../policies/tokens.ts";
import { bucket, dump, role, rolePolicy, schedule, task, writes } from "../example-backup.ts";
import { given, view } from "../rule-table.ts";

const other = view(BUCKET, "logs", {}, { outputs: { arn: "arn:aws:s3:::dump-logs", id: "dump-logs" } });
/** The role's policy as it is known once everything stands: a text, and nothing that says where it comes from. */
function known(statement: object): ResourceView {
  const policy = JSON.stringify({ Statement: [statement] });
  return { ...given(rolePolicy, { policy }), propertyDependencies: { role: [role.urn] } };
}
const buckets = (...views: readonly ResourceView[]) =>
  backupBuckets(indexViews(views)).map(({ name }) => name);

describe("scheduledDumps", () => {
  it("are the tasks on a schedule whose role writes to a bucket", () => {
    expect(scheduledDumps(indexViews([...dump, other]))).toEqual([
      { schedule, tasks: [task], policies: [rolePolicy], buckets: [bucket] },
    ]);
  });

  it("are none without a schedule, a task, a role's policy or the bucket", () => {
    for (const gone of dump.filter((one) => one !== role))
      expect(scheduledDumps(indexViews(dump.filter((one) => one !== gone)))).toEqual([]);
  });
});

describe("backupBuckets", () => {
  it("are found by their ARN where the policy's text is known, and no bucket that only begins like it", () => {
    expect(buckets(schedule, task, role, known(writes), bucket, other)).toEqual(["dump"]);
    const family = { ...writes, Action: "s3:Put*" };
    expect(buckets(schedule, task, role, known(family), bucket, other)).toEqual(["dump"]);
  });

  it.each([
    ["reads", { ...writes, Action: "s3:GetObject" }],
    ["is refused to write", { ...writes, Effect: "Deny" }],
    ["writes elsewhere", { ...writes, Resource: "arn:aws:s3:::others/*" }],
  ])("are none where the role %s", (_, statement) => {
    expect(buckets(schedule, task, role, known(statement), bucket, other)).toEqual([]);
  });

  it("are those that an unknown policy comes from", () => {
    expect(buckets(schedule, task, role, given(rolePolicy, { policy: UNKNOWN }), bucket, other)).toEqual([
      "dump",
    ]);
  });

  it("stand once, however many schedules write to them", () => {
    const second = { ...schedule, urn: `${schedule.urn}-2`, name: "second" };
    expect(scheduledDumps(indexViews([...dump, second]))).toHaveLength(2);
    expect(buckets(...dump, second)).toEqual(["dump"]);
  });
});
