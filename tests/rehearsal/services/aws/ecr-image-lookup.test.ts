import { beforeEach, describe, expect, it } from "@jest/globals";
import { ecrImageLookup } from "../../../../rehearsal/services/aws/ecr-image-lookup.ts";
import { PUSHED } from "../../../../rehearsal/services/docker/pushed-images.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const URL = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/api";
const DIGEST = `sha256:${"5e".repeat(32)}`;
const TAG = "content-1";
let cloud: MemoryCloud;

beforeEach(() => {
  cloud = new MemoryCloud([ecrImageLookup]);
  cloud.ask((one) => {
    one.add({
      token: "aws:ecr/repository:Repository",
      id: "shop/api",
      inputs: { name: "shop/api" },
      outputs: { repositoryUrl: URL },
      internal: { tags: { "deployed-1": DIGEST, "old-1": `sha256:${"00".repeat(32)}` } },
    });
    one.add({
      token: PUSHED,
      id: `${URL}:${TAG}`,
      outputs: { repository: URL, reference: `${URL}:${TAG}`, digest: DIGEST },
    });
  });
});

const get = (asked: Record<string, unknown>) =>
  cloud.lookup("aws:ecr/getImage:getImage", { repositoryName: "shop/api", ...asked });

describe("the lookup of an image", () => {
  it.each([
    ["the tag of its push", { imageTag: TAG }],
    ["a tag that was set afterwards", { imageTag: "deployed-1" }],
    ["its digest", { imageDigest: DIGEST }],
  ])("finds it by %s", (_what, asked) => {
    expect(get(asked)).toMatchObject({ imageDigest: DIGEST, imageUri: `${URL}@${DIGEST}` });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["of a tag that nobody pushed", { imageTag: "content-2" }, "ImageNotFoundException: reading ECR Images"],
    ["of a tag whose image was deleted", { imageTag: "old-1" }, "ImageNotFoundException"],
    [
      "of a tag that is another digest's",
      { imageTag: TAG, imageDigest: "sha256:1" },
      "ImageNotFoundException",
    ],
    ["of a repository that is not there", { repositoryName: "shop/web" }, "RepositoryNotFoundException"],
  ])("%s is refused", (_what, asked, refusal) => {
    expect(() => get(asked)).toThrow(refusal);
  });

  it("looks in the provider's region alone", () => {
    cloud.as({ region: "eu-west-1" });
    expect(() => get({ imageTag: TAG })).toThrow("RepositoryNotFoundException");
  });
});
