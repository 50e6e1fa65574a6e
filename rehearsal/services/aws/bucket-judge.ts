import type { Cloud } from "../../cloud/cloud.ts";
import type { Entity } from "../../cloud/entity.ts";
import { judge, PolicyFault, type PolicyRequest, parsePolicy } from "../../cloud/policy-language.ts";
import { record, records, text } from "../known.ts";
import { live } from "./live.ts";
import { TOKEN } from "./tokens.ts";

const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** What the bucket's own policy says of a call over TLS: `none` where it does not speak of it, or where there is none. */
export function bucketPolicySays(
  cloud: Cloud,
  bucket: Entity,
  request: PolicyRequest,
): "allow" | "deny" | "none" {
  const policy =
    cloud.list(TOKEN.bucketPolicy).find((entity) => entity.inputs.bucket === bucket.id)?.outputs.policy ??
    live(bucket).policy;
  if (policy === undefined || policy === "") return "none";
  const context = { "aws:SecureTransport": "true", ...request.context };
  try {
    return judge(parsePolicy(policy), { ...request, context });
  } catch (fault) {
    if (fault instanceof PolicyFault) return "deny";
    throw fault;
  }
}

/** The key that the bucket encrypts with where a writer names none; undefined for S3's own keys. */
export function bucketKey(cloud: Cloud, bucket: Entity): string | undefined {
  const rules = cloud
    .list(ENCRYPTION)
    .filter((entity) => entity.inputs.bucket === bucket.id)
    .flatMap((entity) => records(entity.inputs, "rules"));
  const chosen = record(rules[0] ?? {}, "applyServerSideEncryptionByDefault") ?? {};
  if (text(chosen, "sseAlgorithm")?.startsWith("aws:kms") !== true) return undefined;
  return text(chosen, "kmsMasterKeyId") ?? "alias/aws/s3";
}

/** Puts an object there as a service does: nobody declares it, and the bucket is no longer empty. */
export function putObject(cloud: Cloud, bucket: Entity, key: string): void {
  const id = `${bucket.id}/${key}`;
  const token = "slipway:s3/object";
  if (cloud.list(token).some((object) => object.id === id)) return;
  cloud.add({ token, id, region: bucket.region, inputs: { bucket: bucket.id, key } });
}
