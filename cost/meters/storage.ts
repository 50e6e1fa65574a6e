import { BACKUP_VAULT, BUCKET, REPOSITORY } from "../../policies/tokens.ts";
import { each, type Meters } from "../meter.ts";

/** Buckets, images, snapshots. */
export const storageMeters: Meters = {
  [BUCKET]: (_, at) => [
    each("S3 Standard", "storage", "GB-month", at.assume("bucketGb")),
    each("S3 Standard", "PUT, COPY, POST, LIST", "1,000 requests", at.assume("bucketPuts") / 1000),
    each("S3 Standard", "GET and others", "1,000 requests", at.assume("bucketGets") / 1000),
  ],
  [REPOSITORY]: (_, at) => [each("ECR", "storage", "GB-month", at.assume("imageGb"))],
  [BACKUP_VAULT]: (_, at) => [each("AWS Backup", "RDS snapshot", "GB-month", at.assume("snapshotGb"))],
};
