import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupBucketExpires } from "../../../../policies/rules/backup/backup-bucket-expires.ts";
import { BUCKET_LIFECYCLE } from "../../../../policies/tokens.ts";
import { bucket, dump } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const RULE = {
  status: "Enabled",
  expiration: { days: 30 },
  noncurrentVersionExpiration: { noncurrentDays: 30 },
};
const part = from(view(BUCKET_LIFECYCLE, "part", { rules: [RULE] }), "bucket", bucket);

ruleTable(backupBucketExpires, {
  rows: [
    { kind: "met", it: "accepts an end for objects and old versions", views: [...dump, part], state: "met" },
    {
      kind: "violated",
      it: "refuses a rule that is off",
      views: [...dump, given(part, { rules: [{ ...RULE, status: "Disabled" }] })],
      state: "violated",
      says: 'BAK-09: "dump" lifecycle of objects must be declared; got nothing. Leave the lifecycle of the backup bucket enabled for every object, and backup.dump.retentionDays at 30 or more in production.',
    },
    { kind: "absent", it: "refuses a bucket without a lifecycle", views: dump, state: "violated" },
    {
      kind: "unknown",
      it: "leaves what is not known undecided",
      views: [...dump, given(part, { rules: [{ ...RULE, status: UNKNOWN }] })],
      state: "undecided",
      undecided: "rules[0].status",
    },
    {
      kind: "violated",
      it: "refuses old versions without an end",
      views: [...dump, given(part, { rules: [{ status: "Enabled", expiration: { days: 30 } }] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an end after 0 days",
      views: [...dump, given(part, { rules: [{ ...RULE, expiration: { days: 0 } }] })],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "refuses an end after 29 days",
      views: [...dump, given(part, { rules: [{ ...RULE, expiration: { days: 29 } }] })],
      state: "violated",
      says: 'BAK-09: "dump" rules[0].expiration.days must be at least 30 days; got 29 days. Leave the lifecycle of the backup bucket enabled for every object, and backup.dump.retentionDays at 30 or more in production.',
    },
    {
      kind: "boundary",
      it: "refuses old versions that go after a day",
      views: [
        ...dump,
        given(part, { rules: [{ ...RULE, noncurrentVersionExpiration: { noncurrentDays: 1 } }] }),
      ],
      state: "violated",
    },
    {
      kind: "boundary",
      it: "asks staging for an end alone",
      views: [...dump, given(part, { rules: [{ ...RULE, expiration: { days: 7 } }] })],
      context: { tier: "staging" },
      state: "met",
    },
    {
      kind: "violated",
      it: "refuses an end before the days that the file says",
      views: [...dump, part],
      context: { tier: "staging", dumpRetentionDays: 60 },
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a second rule that ends earlier",
      views: [
        ...dump,
        given(part, {
          rules: [RULE, { status: "Enabled", filter: { prefix: "p" }, expiration: { days: 1 } }],
        }),
      ],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses an end of some objects alone",
      views: [...dump, given(part, { rules: [{ ...RULE, filter: { prefix: "old/" } }] })],
      state: "violated",
    },
    {
      kind: "violated",
      it: "refuses a day on which everything goes",
      views: [
        ...dump,
        given(part, { rules: [RULE, { status: "Enabled", expiration: { date: "2026-12-01T00:00:00Z" } }] }),
      ],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "accepts an empty prefix, which is of every object",
      views: [...dump, given(part, { rules: [{ ...RULE, filter: { prefix: "" } }] })],
      state: "met",
    },
    {
      kind: "spelling",
      it: "accepts two rules that say one end each",
      views: [
        ...dump,
        given(part, {
          rules: [
            { status: "Enabled", filter: {}, expiration: { days: 30 } },
            { status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 30 } },
          ],
        }),
      ],
      state: "met",
    },
  ],
});
