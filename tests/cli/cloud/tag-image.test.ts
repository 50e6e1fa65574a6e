import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { parseEcrImage, tagImage } from "../../../cli/cloud/tag-image.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const REGION = "eu-central-1";
const HOST = `111122223333.dkr.ecr.${REGION}.amazonaws.com`;
const DIGEST = `sha256:${"5e".repeat(32)}`;
const OTHER = `sha256:${"6f".repeat(32)}`;
const REPOSITORY = "aws:ecr/repository:Repository";

function image(digest: string) {
  const parsed = parseEcrImage(`${HOST}/shop/api@${digest}`);
  if (parsed === undefined) throw new Error("the image is ECR's");
  return parsed;
}

describe("parseEcrImage", () => {
  it("reads account, region, repository and digest", () => {
    expect(image(DIGEST)).toEqual({
      registryId: "111122223333",
      region: REGION,
      repositoryName: "shop/api",
      digest: DIGEST,
    });
  });

  it.each([
    ["another registry", `ghcr.io/shop/api@${DIGEST}`],
    ["a tag in the place of the digest", `${HOST}/shop/api:latest`],
    ["half a digest", `${HOST}/shop/api@sha256:5e5e`],
    ["an account of eleven digits", `11112222333.dkr.ecr.${REGION}.amazonaws.com/shop/api@${DIGEST}`],
    ["a host that only begins so", `${HOST}.example.org/shop/api@${DIGEST}`],
  ])("takes %s for no image of ECR", (_what, reference) => {
    expect(parseEcrImage(reference)).toBeUndefined();
  });
});

describe("tagImage over the AWS SDK and the rehearsal's API", () => {
  const images = [DIGEST, OTHER].map((digest) => ({
    reference: `${HOST}/shop/api@${digest}`,
    architecture: "ARM64" as const,
    port: 8080,
    healthPaths: [],
    writes: [],
    needs: [],
  }));
  const cloud = new MemoryCloud([], { images });
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([]));
    cloud.ask((one) =>
      one.add({
        token: REPOSITORY,
        id: "shop/api",
        inputs: { name: "shop/api", imageTagMutability: "IMMUTABLE" },
        outputs: { repositoryUrl: `${HOST}/shop/api` },
      }),
    );
  });
  afterAll(() => api.close());

  const tag = (digest: string, name: string) =>
    tagImage(rehearsalEndpoint(REGION, api.endpoint), image(digest), name);
  const tags = () => cloud.list(REPOSITORY)[0]?.internal.tags;

  it("tags the digest, and a second time is done already", async () => {
    await tag(DIGEST, "deployed-5e");
    await tag(DIGEST, "deployed-5e");
    expect(tags()).toEqual({ "deployed-5e": DIGEST });
  });

  it("never moves a tag of an immutable repository", async () => {
    await expect(tag(OTHER, "deployed-5e")).rejects.toThrow(
      "cannot be overwritten because the repository is immutable",
    );
    expect(tags()).toEqual({ "deployed-5e": DIGEST });
  });

  it("gives another image a tag of its own", async () => {
    await tag(OTHER, "deployed-6f");
    expect(tags()).toEqual({ "deployed-5e": DIGEST, "deployed-6f": OTHER });
  });

  it("refuses an image that is not in the registry, by name", async () => {
    const missing = `sha256:${"7a".repeat(32)}`;
    await expect(tag(missing, "deployed-7a")).rejects.toThrow(`shop/api@${missing} is not in the registry`);
  });
});
