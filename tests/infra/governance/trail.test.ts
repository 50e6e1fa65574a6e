import { describe, expect, it } from "@jest/globals";
import { trailArn, trailStatements } from "../../../infra/governance/trail.ts";
import { bucketPolicy } from "../../../infra/storage/bucket-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";
import { exampleSettings } from "../example-settings.ts";

const BUCKET = "arn:aws:s3:::records";
const ARN = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/shop-staging";

describe("trailArn", () => {
  it("is known before the trail is made, in the region's partition", () => {
    expect(trailArn(exampleSettings(), "shop-staging")).toBe(ARN);
    const aws = { accountId: "1", region: "cn-north-1", recoveryRegion: "cn-northwest-1" };
    expect(trailArn({ aws }, "shop-staging")).toMatch(/^arn:aws-cn:cloudtrail:cn-north-1:/);
  });
});

describe("trailStatements", () => {
  const statements = parsePolicy(
    bucketPolicy(BUCKET, trailStatements(BUCKET, { accountId: "111122223333", arn: ARN })),
  );
  const write = (key: string, change: Readonly<Record<string, string>> = {}) =>
    judge(statements, {
      action: "s3:PutObject",
      resource: `${BUCKET}/${key}`,
      principal: { service: "cloudtrail.amazonaws.com" },
      context: {
        "aws:SecureTransport": "true",
        "aws:SourceArn": ARN,
        "s3:x-amz-acl": "bucket-owner-full-control",
        ...change,
      },
    });

  it("let the one trail write into the account's own folder", () => {
    expect(write("AWSLogs/111122223333/CloudTrail/a")).toBe("allow");
  });

  it("let it write nowhere else, and no other trail", () => {
    expect(write("AWSLogs/999988887777/CloudTrail/a")).toBe("none");
    expect(write("AWSLogs/111122223333/a", { "aws:SourceArn": `${ARN}2` })).toBe("none");
  });

  it("let nobody keep an object from the bucket's owner", () => {
    expect(write("AWSLogs/111122223333/a", { "s3:x-amz-acl": "private" })).toBe("none");
  });
});
