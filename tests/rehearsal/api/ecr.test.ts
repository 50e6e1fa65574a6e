import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../memory-cloud.ts";
import { policy } from "../services/aws/service-fixture.ts";

const SIGNED =
  "AWS4-HMAC-SHA256 Credential=rehearsal/20261120/eu-central-1/ecr/aws4_request, SignedHeaders=host, Signature=0";
const READER = "111122223333";
const OWNER = "444455556666";
const OUTSIDE = "777788889999";
const DIGEST = `sha256:${"5e".repeat(32)}`;
const OTHER = `sha256:${"6f".repeat(32)}`;
const SCAN = "ecr:DescribeImageScanFindings";

describe("ECR of another account", () => {
  const holds = { architecture: "ARM64" as const, port: 80, healthPaths: [], writes: [], needs: [] };
  const images = [READER, OWNER, OUTSIDE].map((account) => ({
    reference: `${account}.dkr.ecr.eu-central-1.amazonaws.com/shop/api@${DIGEST}`,
    ...holds,
  }));
  const cloud = new MemoryCloud(services, { images });
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry(services));
    cloud.as({ accountId: OWNER });
    cloud.make(TOKEN.repository, {
      name: "shop/api",
      imageScanningConfiguration: { scanOnPush: true },
    });
  });
  afterAll(() => api.close());

  function letRead(...actions: readonly string[]): void {
    cloud.as({ accountId: OWNER });
    for (const old of cloud.list(TOKEN.repositoryPolicy)) cloud.drop(old);
    if (actions.length === 0) return;
    const Principal = { AWS: `arn:aws:iam::${READER}:root` };
    cloud.make(TOKEN.repositoryPolicy, {
      repository: "shop/api",
      policy: policy({ Effect: "Allow", Principal, Action: actions }),
    });
  }

  async function call(operation: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(api.endpoint, {
      method: "POST",
      headers: {
        "x-amz-target": `AmazonEC2ContainerRegistry_V20150921.${operation}`,
        authorization: SIGNED,
      },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>; // every answer is an object
  }
  const findings = (registryId: string | undefined, imageDigest = DIGEST, repositoryName = "shop/api") =>
    call("DescribeImageScanFindings", { registryId, repositoryName, imageId: { imageDigest } });
  const image = (registryId: string) =>
    call("BatchGetImage", { registryId, repositoryName: "shop/api", imageIds: [{ imageDigest: DIGEST }] });

  it("gives the findings of a scan to an account that the repository's policy allows them", async () => {
    letRead(SCAN);
    expect(await findings(OWNER)).toMatchObject({
      registryId: OWNER,
      imageScanStatus: { status: "COMPLETE" },
    });
    expect(await findings(OWNER, OTHER)).toMatchObject({ __type: "ImageNotFoundException" });
  });

  it("refuses them without a policy, and by one that allows the pull alone", async () => {
    letRead();
    expect(await findings(OWNER)).toEqual({
      __type: "AccessDeniedException",
      message: `User: arn:aws:iam::${READER}:user/rehearsal is not authorized to perform: ${SCAN} on resource: arn:aws:ecr:eu-central-1:${OWNER}:repository/shop/api because no resource-based policy allows the ${SCAN} action`,
    });
    letRead("ecr:BatchGetImage");
    expect(await findings(OWNER)).toMatchObject({ __type: "AccessDeniedException" });
    expect(await image(OWNER)).toMatchObject({ images: [{ imageId: { imageDigest: DIGEST } }] });
  });

  it("does not tell a name that the account does not have from one that is shut", async () => {
    letRead(SCAN);
    expect(await findings(OWNER, DIGEST, "shop/web")).toMatchObject({ __type: "AccessDeniedException" });
  });

  it("is not the caller's own, where a name is found or not", async () => {
    const own = { __type: "RepositoryNotFoundException" };
    expect(await findings(undefined)).toMatchObject(own);
    expect(await findings(READER)).toMatchObject(own);
  });

  it("lets nobody push, whatever the policy says", async () => {
    letRead("ecr:PutImage");
    const put = { registryId: OWNER, repositoryName: "shop/api", imageTag: "a", imageManifest: "{}" };
    expect(await call("PutImage", put)).toMatchObject({ __type: "AccessDeniedException" });
  });

  it("is the seed's word in an account that nobody brought up: its images are there and scanned", async () => {
    expect(await findings(OUTSIDE)).toMatchObject({
      imageScanFindings: { findingSeverityCounts: { MEDIUM: 1 } },
    });
    expect(await findings(OUTSIDE, OTHER)).toMatchObject({ __type: "ImageNotFoundException" });
    expect(await findings(OUTSIDE, DIGEST, "shop/web")).toMatchObject({ __type: "AccessDeniedException" });
    cloud.world.setFaults([{ kind: "critical-finding", target: DIGEST }]);
    expect(await findings(OUTSIDE)).toMatchObject({
      imageScanFindings: { findingSeverityCounts: { CRITICAL: 1 } },
    });
    cloud.world.setFaults([]);
  });

  it("answers as for an image that nobody scanned, or that nobody pushed, where that is rehearsed", async () => {
    letRead(SCAN, "ecr:BatchGetImage");
    const url = `${OWNER}.dkr.ecr.eu-central-1.amazonaws.com/shop/api`;
    cloud.world.setFaults([{ kind: "image-unscanned", target: url }]);
    expect(await findings(OWNER)).toMatchObject({ __type: "ScanNotFoundException" });
    cloud.world.setFaults([{ kind: "image-absent", target: DIGEST }]);
    expect(await findings(OWNER)).toMatchObject({ __type: "ImageNotFoundException" });
    expect(await image(OWNER)).toMatchObject({ images: [], failures: [{ failureCode: "ImageNotFound" }] });
    cloud.world.setFaults([]);
  });
});
