import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dumpLandsInAnotherRegion } from "../../../../policies/rules/backup/dump-lands-in-another-region.ts";
import { dedicated, free } from "../../example-atlas.ts";
import { bucket, database, dump, HOME, role, rolePolicy, schedule, task } from "../../example-backup.ts";
import { given, ruleTable } from "../../rule-table.ts";

ruleTable(dumpLandsInAnotherRegion, {
  rows: [
    {
      kind: "met",
      it: "accepts a daily dump elsewhere",
      views: [database, ...dump],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a dump beside its database",
      views: [database, schedule, task, role, rolePolicy, given(bucket, { region: HOME })],
      context: { region: HOME },
      state: "violated",
      says: 'BAK-12: "database" dump-schedule\'s bucket must be in another region; got in the same region. Name an image and a schedule under backup.dump.',
    },
    {
      kind: "absent",
      it: "refuses a database without a dump",
      views: [database],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "absent",
      it: "has nothing to say without a database",
      views: dump,
      context: { region: HOME },
      state: "silent",
    },
    {
      kind: "violated",
      it: "refuses a schedule that is off",
      views: [database, given(schedule, { state: "DISABLED" }), task, role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a dump every week",
      views: [
        database,
        given(schedule, { scheduleExpression: "cron(0 1 ? * SUN *)" }),
        task,
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a rate, and finds the bucket by the role's text",
      views: [
        database,
        given(schedule, { scheduleExpression: "rate(1 day)", state: undefined }),
        task,
        role,
        { ...rolePolicy, propertyDependencies: { role: [role.urn] } },
        bucket,
      ],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves an unknown schedule undecided",
      views: [database, given(schedule, { scheduleExpression: UNKNOWN }), task, role, rolePolicy, bucket],
      context: { region: HOME },
      state: "undecided",
      undecided: "scheduleExpression",
    },
    { kind: "spelling", it: "asks it of M0, which has no snapshots", views: [free], state: "violated" },
    { kind: "not applicable", it: "asks it of no M10", views: [dedicated], state: "notApplicable" },
  ],
});
