import { describe, expect, it } from "@jest/globals";
import { s3EndpointPolicy } from "../../../infra/network/s3-endpoint-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ACCOUNT = "111122223333";
const LAYERS = "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/layer";

const DIGEST = `@sha256:${"a".repeat(64)}`;
const ECR = `${ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/shop/api${DIGEST}`;
const PACKAGES = "arn:aws:s3:::al2023-repos-eu-central-1-de612dc2/core/mirrors/latest/aarch64/mirror.list";
const ELSEWHERE = `registry.example/shop/web${DIGEST}`;

function ask(
  action: string,
  resource: string,
  owner: string,
  images: readonly string[] = [ECR],
  installsPackages = false,
): string {
  const use = { accountId: ACCOUNT, region: "eu-central-1", images, installsPackages };
  return judge(parsePolicy(s3EndpointPolicy(use)), {
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

  it.each([
    [true, "s3:GetObject", "allow"],
    [true, "s3:PutObject", "none"],
    [false, "s3:GetObject", "none"],
  ])(
    "where an instance installs packages (%s), %s on Amazon Linux's repositories is %s",
    (installs, action, verdict) => {
      expect(ask(action, PACKAGES, "000000000000", [ECR], installs)).toBe(verdict);
    },
  );

  it("lets packages of this region alone be read, and no bucket that is named like their own", () => {
    for (const bucket of ["al2023-repos-eu-west-1-de612dc2", "al2023-repos-eu-central-1-mine"])
      expect(ask("s3:GetObject", `arn:aws:s3:::${bucket}/core`, "999999999999", [ECR], true)).toBe("none");
  });
});
