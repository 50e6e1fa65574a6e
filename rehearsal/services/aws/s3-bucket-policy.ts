import type { Behaviour, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { flag } from "../known.ts";
import { type PolicyDocument, parsePolicyDocument, policyProblem } from "./iam-policy-document.ts";
import { missingPrincipal, policyText } from "./policy-text.ts";
import { requireBucket } from "./s3-bucket.ts";

export const PUBLIC_ACCESS_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
/**
 * Condition keys that narrow everybody down to somebody (S3 User Guide, "The meaning of public", read
 * 2026-11).
 */
const NARROWING = [
  ...[
    "aws:sourcearn",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourceip",
    "aws:sourceaccount",
    "aws:principalorgid",
  ],
  ...[
    "aws:principalarn",
    "aws:principalaccount",
    "aws:userid",
    "s3:dataaccesspointarn",
    "s3:dataaccesspointaccount",
  ],
];

export const bucketPolicy: Behaviour = {
  token: "aws:s3/bucketPolicy:BucketPolicy",

  check(inputs) {
    const policy = policyText(inputs.policy);
    const problem = policy === undefined ? undefined : policyProblem(policy, "bucket");
    return problem === undefined ? [] : [{ property: "policy", reason: problem }];
  },

  create(inputs, cloud) {
    return { id: requireBucket(cloud, inputs.bucket).id, outputs: { policy: accepted(inputs, cloud) } };
  },

  update(_entity, next, cloud) {
    return { policy: accepted(next, cloud) };
  },
};

function accepted(inputs: Inputs, cloud: Cloud): string {
  const { id } = requireBucket(cloud, inputs.bucket);
  const policy = policyText(inputs.policy) ?? "";
  const document = parsePolicyDocument(policy, "bucket");
  const own = `arn:aws:s3:::${id}`;
  const resources = document.statements.flatMap((statement) => [
    ...statement.resources,
    ...statement.notResources,
  ]);
  if (
    resources.some(
      (resource) => resource !== own && !resource.startsWith(`${own}/`) && resource !== `${own}*`,
    )
  ) {
    throw new CloudError("MalformedPolicy", "Policy has invalid resource");
  }
  if (missingPrincipal(document, cloud) !== undefined)
    throw new CloudError("MalformedPolicy", "Invalid principal in policy");
  const block = cloud.list(PUBLIC_ACCESS_BLOCK).find((entity) => entity.inputs.bucket === id);
  if (block !== undefined && flag(block.inputs, "blockPublicPolicy") === true && isPublic(document)) {
    throw new CloudError(
      "AccessDenied",
      `User is not authorized to perform: s3:PutBucketPolicy on resource: "${own}" because public policies are blocked by the BlockPublicPolicy block public access setting.`,
    );
  }
  return policy;
}

function isPublic(document: PolicyDocument): boolean {
  return document.statements.some((statement) => {
    if (statement.effect !== "Allow" || (statement.principals.AWS ?? []).includes("*") === false)
      return false;
    const keys = Object.values(statement.conditions).flatMap((condition) => Object.keys(condition));
    return !keys.some((key) => NARROWING.includes(key.toLowerCase()));
  });
}
