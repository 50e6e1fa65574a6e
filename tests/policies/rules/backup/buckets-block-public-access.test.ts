import { UNKNOWN } from "../../../../policies/resource-view.ts";
import { bucketsBlockPublicAccess } from "../../../../policies/rules/backup/buckets-block-public-access.ts";
import { BUCKET_PUBLIC_ACCESS } from "../../../../policies/tokens.ts";
import { bucket, dump } from "../../example-backup.ts";
import { from, given, ruleTable, view } from "../../rule-table.ts";

const part = from(
  view(BUCKET_PUBLIC_ACCESS, "part", {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }),
  "bucket",
  bucket,
);

ruleTable(bucketsBlockPublicAccess, {
  rows: [
    { kind: "met", it: "accepts all four blocks", views: [...dump, part], state: "met" },
    {
      kind: "violated",
      it: "refuses one that is off",
      views: [...dump, given(part, { blockPublicPolicy: false })],
      state: "violated",
      says: 'BAK-09: "dump" part.blockPublicPolicy must be true; got false. Leave all four blocks of public access on.',
    },
    {
      kind: "violated",
      it: "refuses a bucket whose list lets everybody read",
      views: [given(bucket, { acl: "public-read" }), part],
      state: "violated",
    },
    {
      kind: "spelling",
      it: "refuses a grant to everybody, and accepts the list that S3 gives by default",
      views: [
        given(bucket, {
          acl: "private",
          grants: [{ uri: "http://acs.amazonaws.com/groups/global/AllUsers", permissions: ["READ"] }],
        }),
        part,
      ],
      state: "violated",
    },
    {
      kind: "unknown",
      it: "leaves an unknown list undecided",
      views: [given(bucket, { acl: UNKNOWN }), part],
      state: "undecided",
      undecided: "acl",
    },
    { kind: "absent", it: "refuses a bucket without blocks", views: dump, state: "violated" },
    {
      kind: "unknown",
      it: "leaves what is not known undecided",
      views: [...dump, given(part, { restrictPublicBuckets: UNKNOWN })],
      state: "undecided",
      undecided: "restrictPublicBuckets",
    },
    {
      kind: "absent",
      it: "refuses a block that is left out",
      views: [bucket, given(part, { ignorePublicAcls: undefined })],
      state: "violated",
    },
  ],
  without: { boundary: "a switch has two places" },
});
