import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { restoresAreTried } from "../../../../policies/rules/backup/restores-are-tried.ts";
import { DB_INSTANCE } from "../../../../policies/tokens.ts";
import { free, RESTORING, restores, silence, tried } from "../../example-restore-test.ts";
import { ruleTable, view } from "../../rule-table.ts";

const database = view(DB_INSTANCE, "database", {});
const NEXT = "Name an image and a schedule under backup.dump.restoreTest, and leave its task and its alarm.";
const says = (what: string) => `BAK-05: ${what} ${NEXT}`;
const silent = (found: string) =>
  says(`"atlas" alarm that restore-test-definition restored nothing must be one; got ${found}.`);
const withScript = (script: string) => [free, ...tried(restores({}, script)), ...silence()];
const scheduled = (change: object) => [free, ...tried(restores(), { ...change }), ...silence()];

ruleTable(restoresAreTried, {
  rows: [
    {
      kind: "met",
      it: "accepts a daily restore whose silence rings",
      views: [free, ...tried(restores()), ...silence()],
      state: "met",
    },
    {
      kind: "met",
      it: "accepts one of a database with snapshots too",
      views: [
        database,
        ...tried(restores({}, RESTORING.replace("mongorestore", "pg_restore"))),
        ...silence(),
      ],
      state: "met",
    },
    {
      kind: "absent",
      it: "refuses a database without snapshots whose dump nobody restores",
      views: [free],
      state: "violated",
      says: says(
        '"atlas" restore of the dump, its only backup must be tried by a scheduled task; got nothing.',
      ),
    },
    {
      kind: "absent",
      it: "leaves the row open where snapshots stand beside the dump",
      views: [database],
      state: "unchecked",
    },
    {
      kind: "absent",
      it: "refuses a restore whose silence nobody counts",
      views: [free, ...tried(restores())],
      state: "violated",
      says: silent("none"),
    },
    {
      kind: "violated",
      it: "refuses a schedule that is switched off",
      views: scheduled({ state: "DISABLED" }),
      state: "violated",
      says: says('"atlas" restore-test-schedule.state must be ENABLED; got DISABLED.'),
    },
    {
      kind: "violated",
      it: "refuses a command that swallows the restore's fault",
      views: withScript('aws s3 cp "s3://$BACKUP_BUCKET/a" - | mongorestore || true\necho "dump restored"'),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a script that ends before the restore",
      views: withScript(`exit 0\n${RESTORING}`),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a restore of something that lies beside the task",
      views: withScript('mongorestore /seed\necho "dump restored"'),
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm that rises when restores go well",
      views: [
        free,
        ...tried(restores()),
        ...silence({ comparisonOperator: "GreaterThanThreshold", threshold: 1 }),
      ],
      state: "violated",
      says: silent("restore-missing, which does not rise"),
    },
    {
      kind: "violated",
      it: "refuses an alarm that takes silence for peace",
      views: [
        free,
        ...tried(restores()),
        ...silence({
          metricQueries: [],
          namespace: "shop/production",
          metricName: "database-restores",
          statistic: "Sum",
        }),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an alarm that tells nobody",
      views: [free, ...tried(restores()), ...silence().slice(0, -1)],
      state: "violated",
      says: silent("restore-missing, which nobody hears"),
    },
    {
      kind: "violated",
      it: "refuses a filter for words that the task does not say",
      views: [free, ...tried(restores()), ...silence({}, { pattern: '"all is well"' })],
      state: "violated",
      says: silent("none"),
    },
    {
      kind: "violated",
      it: "refuses a task that writes to another log",
      views: [
        free,
        ...tried(restores({ logConfiguration: { options: { "awslogs-group": "/shop/api" } } })),
        ...silence(),
      ],
      state: "violated",
      says: silent("none"),
    },
    {
      kind: "boundary",
      it: "accepts a restore a week",
      views: scheduled({ scheduleExpression: "cron(30 23 ? * SUN *)" }),
      state: "met",
    },
    {
      kind: "boundary",
      it: "refuses a restore on the first Sunday of a month",
      views: scheduled({ scheduleExpression: "cron(30 23 ? * SUN#1 *)" }),
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses a restore every eight days",
      views: scheduled({ scheduleExpression: "rate(8 days)" }),
      state: "violated",
      says: says(
        '"atlas" restore-test-schedule.scheduleExpression must be every week or oftener; got rate(8 days).',
      ),
    },
    {
      kind: "spelling",
      it: "accepts a rate of seven days, and an alarm for which missing values are the fault",
      views: [
        free,
        ...tried(restores(), { scheduleExpression: "rate(7 days)" }),
        ...silence({
          metricQueries: [],
          namespace: "shop/production",
          metricName: "database-restores",
          statistic: "Sum",
          treatMissingData: "breaching",
        }),
      ],
      state: "met",
    },
    {
      kind: "unknown",
      it: "leaves a command that is not known yet undecided",
      views: [free, ...tried(UNKNOWN), ...silence()],
      state: "undecided",
      undecided: "containerDefinitions",
    },
    {
      kind: "unknown",
      it: "leaves a schedule that is not known yet undecided",
      views: scheduled({ scheduleExpression: UNKNOWN }),
      state: "undecided",
    },
  ],
});
