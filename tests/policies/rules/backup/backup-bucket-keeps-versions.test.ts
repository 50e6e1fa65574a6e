import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { backupBucketKeepsVersions } from "../../../../policies/rules/backup/backup-bucket-keeps-versions.ts";
import { BUCKET_VERSIONING } from "../../../../policies/tokens.ts";
import { bucket, dump } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const part = from(
  view(BUCKET_VERSIONING, "part", { versioningConfiguration: { status: "Enabled" } }),
  "bucket",
  bucket,
);

ruleTable(backupBucketKeepsVersions, {
  rows: [
    { kind: "met", it: "accepts versions that are on", views: [...dump, part], state: "met" },
    {
      kind: "violated",
      it: "refuses versions that are suspended",
      views: [...dump, given(part, { versioningConfiguration: { status: "Suspended" } })],
      state: "violated",
      says: 'BAK-09: "dump" versioning must be Enabled; got Suspended. Leave the versioning of the backup bucket Enabled.',
    },
    { kind: "absent", it: "refuses a bucket that says nothing", views: dump, state: "violated" },
    {
      kind: "unknown",
      it: "leaves what is not known undecided",
      views: [...dump, given(part, { versioningConfiguration: { status: UNKNOWN } })],
      state: "undecided",
      undecided: "versioningConfiguration.status",
    },
    { kind: "absent", it: "has nothing to say of buckets without backups", views: [bucket], state: "silent" },
  ],
  without: { boundary: "a switch has two places", spelling: "S3 has one way to say it" },
});
