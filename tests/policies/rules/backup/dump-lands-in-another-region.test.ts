import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { dumpLandsInAnotherRegion } from "../../../../policies/rules/backup/dump-lands-in-another-region.ts";
import { dedicated, free } from "../../example-atlas.ts";
import {
  bucket,
  containers,
  database,
  dump,
  dumps,
  HOME,
  role,
  rolePolicy,
  schedule,
  task,
} from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

/** What a draft says for the bucket. */
const BUCKET_REFERENCE = `\${ref:backup.bucket}`;

/** The component that drafts the task, and the task whose text is not known yet. */
function drafted(value: string) {
  const environment = [{ name: "BACKUP_BUCKET", value }];
  const parent = view("slipway:backup:Dump", "dump", { draft: { containers: [dumps({ environment })] } });
  return [parent, { ...given(task, { containerDefinitions: UNKNOWN }), parent: parent.urn }];
}

const restoring = {
  ...given(task, containers({ name: "restore", command: ["true"] })),
  urn: `${task.urn}-2`,
};
const restore = {
  ...from(given(schedule, {}), "target", restoring),
  urn: `${schedule.urn}-2`,
  name: "restore-schedule",
};

/** A dump by a script of its own. */
const PIPE = 'pg_dump | aws s3 cp - "s3://$BACKUP_BUCKET/a"';
const scripted = (script: string, flags = "-euo") => [
  database,
  schedule,
  given(task, containers({ command: ["bash", flags, "pipefail", "-c", script] })),
  role,
  rolePolicy,
  bucket,
];

/** A dump of documents. */
const MONGO = [
  ...["bash", "-euo", "pipefail", "-c"],
  'mongodump --archive=/scratch/dump\naws s3 cp /scratch/dump "s3://$BACKUP_BUCKET/a"',
];

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
    {
      kind: "violated",
      it: "refuses a task that does something else",
      views: [database, schedule, given(task, containers({ command: ["true"] })), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
      says: 'BAK-12: "database" dump\'s container.command must be one that runs pg_dump or pg_dumpall; got another. Name an image and a schedule under backup.dump.',
    },
    {
      kind: "violated",
      it: "refuses an entry point that takes the command as its words",
      views: [
        database,
        schedule,
        given(task, containers({ entryPoint: ["true"] })),
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a program of the other kind of server",
      views: [
        database,
        schedule,
        given(task, containers({}, "mongodump --archive")),
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a program that is only named",
      views: [database, schedule, given(task, containers({}, "echo pg_dump")), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a script that ends before its dump",
      views: [database, schedule, given(task, containers({}, "exit 0; pg_dump")), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a script that becomes another program before its dump",
      views: [
        database,
        schedule,
        given(task, containers({}, "exec true; pg_dump")),
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a dump that lands in another bucket",
      views: [
        database,
        schedule,
        given(task, containers({ environment: [{ name: "BACKUP_BUCKET", value: "other" }] })),
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a pipe whose first fault is lost",
      views: [
        database,
        schedule,
        given(task, containers({ command: ["bash", "-c", dumps().command[4]] })),
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a pipe, whose upload ends with half a dump",
      views: scripted(PIPE),
      context: { region: HOME },
      state: "violated",
      says: "BAK-12: \"database\" dump's container.command must be one that uploads nothing under the dump's name unless the dump ended well; got one whose upload ends with half a dump as with a whole one. Name an image and a schedule under backup.dump.",
    },
    {
      kind: "violated",
      it: "refuses an upload beside the dump that nobody kills",
      views: scripted('aws s3 cp - "s3://$BACKUP_BUCKET/a" < "$pipe" &\npg_dump > "$pipe"'),
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a dump that lies whole in a file before it is uploaded",
      views: scripted('pg_dump > "$SCRATCH/dump"\naws s3 cp "$SCRATCH/dump" "s3://$BACKUP_BUCKET/a"'),
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a file that is uploaded whatever the dump said",
      views: scripted('pg_dump > "$SCRATCH/dump"\naws s3 cp "$SCRATCH/dump" "s3://$BACKUP_BUCKET/a"', "-uo"),
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a file that is uploaded after a dump that ended well",
      views: scripted(
        'pg_dump > "$SCRATCH/dump" && aws s3 cp "$SCRATCH/dump" "s3://$BACKUP_BUCKET/a"',
        "-uo",
      ),
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses a task without a container",
      views: [database, schedule, given(task, { containerDefinitions: "[]" }), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves a text that is not known and has no draft undecided",
      views: [database, schedule, given(task, { containerDefinitions: UNKNOWN }), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "undecided",
      undecided: "containerDefinitions",
    },
    {
      kind: "spelling",
      it: "judges the draft while the text is not known",
      views: [database, schedule, ...drafted(BUCKET_REFERENCE), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses a draft that writes elsewhere",
      views: [database, schedule, ...drafted("elsewhere"), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts a second task that only seems to write, as a restore test does in a preview",
      views: [database, restore, restoring, ...dump],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "violated",
      it: "names the dump's own fault beside such a task",
      views: [
        database,
        restore,
        restoring,
        schedule,
        given(task, containers({ user: "0" }, "true")),
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
      says: 'BAK-12: "database" dump\'s container.command must be one that runs pg_dump or pg_dumpall; got another. Name an image and a schedule under backup.dump.',
    },
    {
      kind: "violated",
      it: "refuses a schedule that ends",
      views: [database, given(schedule, { endDate: "2027-01-01T00:00:00Z" }), task, role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a schedule that begins tomorrow",
      views: [
        database,
        given(schedule, { startDate: "2026-11-21T00:00:00Z" }),
        task,
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "boundary",
      it: "accepts a schedule that began today",
      views: [
        database,
        given(schedule, { startDate: "2026-11-20T00:00:00Z" }),
        task,
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses no task at a time",
      views: [
        database,
        given(schedule, { target: { ecsParameters: { taskCount: 0 } } }),
        task,
        role,
        rolePolicy,
        bucket,
      ],
      context: { region: HOME },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a schedule that says the command itself",
      views: [database, given(schedule, { target: { input: "{}" } }), task, role, rolePolicy, bucket],
      context: { region: HOME },
      state: "violated",
    },
    { kind: "spelling", it: "asks it of M0, which has no snapshots", views: [free], state: "violated" },
    {
      kind: "not applicable",
      it: "asks no dump of an M10, which copies its snapshots",
      views: [dedicated],
      state: "notApplicable",
    },
    {
      kind: "met",
      it: "accepts the dump that an M10 has all the same",
      views: [dedicated, schedule, given(task, containers({ command: MONGO })), role, rolePolicy, bucket],
      context: { region: HOME },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses the dump of an M10 that is one of another database",
      views: [dedicated, ...dump],
      context: { region: HOME },
      state: "violated",
    },
  ],
});
