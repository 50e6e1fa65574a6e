import { describe, expect, it } from "@jest/globals";
import { s3EndpointPolicy } from "../../../infra/network/s3-endpoint-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ACCOUNT = "111122223333";
const LAYERS = "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/layer";

const DIGEST = `@sha256:${"a".repeat(64)}`;
const ECR = `${ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/shop/api${DIGEST}`;
const ELSEWHERE = `registry.example/shop/web${DIGEST}`;

function ask(action: string, resource: string, owner: string, images: readonly string[] = [ECR]): string {
  return judge(parsePolicy(s3EndpointPolicy({ accountId: ACCOUNT, region: "eu-central-1", images })), {
    action,
    resource,
    principal: { aws: "arn:aws:iam::999999999999:role/anyone" },
    context: { "s3:ResourceAccount": owner },
  });
}

describe("s3EndpointPolicy", () => {
  it("lets image layers through, whoever signed for them", () => {
    expect(ask("s3:GetObject", LAYERS, "000000000000")).toBe("allow");
  });

  it("lets nobody write to the layers' bucket", () => {
    expect(ask("s3:PutObject", LAYERS, "000000000000")).toBe("none");
  });

  it("lets the account's own buckets through, and no other account's", () => {
    expect(ask("s3:PutObject", "arn:aws:s3:::bucket/object", ACCOUNT)).toBe("allow");
    expect(ask("s3:PutObject", "arn:aws:s3:::bucket/object", "999999999999")).toBe("none");
  });

  it("lets nobody read another account's object while every image is in ECR", () => {
    expect(ask("s3:GetObject", "arn:aws:s3:::layers/object", "999999999999", [ECR, ECR])).toBe("none");
  });

  it("lets any object be read where one image is not in ECR: its registry's layers may lie in any bucket", () => {
    expect(ask("s3:GetObject", "arn:aws:s3:::layers/object", "999999999999", [ECR, ELSEWHERE])).toBe("allow");
    expect(ask("s3:GetObject", LAYERS, "000000000000", [ECR, ELSEWHERE])).toBe("allow");
  });

  it("lets no data out to another account's bucket wherever images come from", () => {
    for (const action of ["s3:PutObject", "s3:ListBucket", "s3:DeleteObject"])
      expect(ask(action, "arn:aws:s3:::layers/object", "999999999999", [ELSEWHERE])).toBe("none");
  });
});
