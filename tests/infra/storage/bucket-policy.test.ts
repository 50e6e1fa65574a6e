import { describe, expect, it } from "@jest/globals";
import { bucketPolicy, receivesAccessLogs } from "../../../infra/storage/bucket-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ARN = "arn:aws:s3:::shop-records";
const put = (context: Readonly<Record<string, string>>, service = "logging.s3.amazonaws.com") => ({
  action: "s3:PutObject",
  resource: `${ARN}/records/2026`,
  principal: { service },
  context,
});

describe("bucketPolicy", () => {
  it("denies whoever comes without TLS, whatever else allows it", () => {
    const statements = parsePolicy(bucketPolicy(ARN, [receivesAccessLogs(ARN, "111122223333")]));
    const own = { "aws:SourceAccount": "111122223333" };
    expect(judge(statements, put({ ...own, "aws:SecureTransport": "false" }))).toBe("deny");
    expect(judge(statements, put({ ...own, "aws:SecureTransport": "true" }))).toBe("allow");
  });

  it("denies a plain request for the bucket itself, not only for what lies in it", () => {
    const request = { ...put({ "aws:SecureTransport": "false" }), action: "s3:ListBucket", resource: ARN };
    expect(judge(parsePolicy(bucketPolicy(ARN)), request)).toBe("deny");
  });

  it("allows nobody anything by itself", () => {
    expect(judge(parsePolicy(bucketPolicy(ARN)), put({ "aws:SecureTransport": "true" }))).toBe("none");
  });
});

describe("receivesAccessLogs", () => {
  it("takes access logs of the own account's buckets alone", () => {
    const statements = parsePolicy(bucketPolicy(ARN, [receivesAccessLogs(ARN, "111122223333")]));
    expect(judge(statements, put({ "aws:SourceAccount": "999988887777" }))).toBe("none");
    expect(judge(statements, put({ "aws:SourceAccount": "111122223333" }, "cloudtrail.amazonaws.com"))).toBe(
      "none",
    );
  });
});
