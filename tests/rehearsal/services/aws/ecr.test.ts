import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { DIGEST, image, policy } from "./service-fixture.ts";

const REFERENCE = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/api@${DIGEST}`;

describe("repository", () => {
  it("has the registry's address, and refuses a name that is taken", () => {
    const cloud = new MemoryCloud(services);
    const repository = cloud.make(TOKEN.repository, { name: "shop/api" });
    expect(repository.outputs.repositoryUrl).toBe("111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/api");
    expect(() => cloud.make(TOKEN.repository, { name: "shop/api" })).toThrow(
      "RepositoryAlreadyExistsException",
    );
  });

  it("with images is deleted by force only; an empty one goes", () => {
    const cloud = new MemoryCloud(services, { images: [image(DIGEST, { reference: REFERENCE })] });
    const full = cloud.make(TOKEN.repository, { name: "shop/api" });
    const empty = cloud.make(TOKEN.repository, { name: "shop/web" });
    expect(() => cloud.drop(full)).toThrow("RepositoryNotEmptyException");
    cloud.drop(empty);
    cloud.change(full, { name: "shop/api", forceDelete: true });
    cloud.drop(full);
    expect(cloud.list(TOKEN.repository)).toEqual([]);
  });

  it("refuses a name with capitals, and a key that does not exist", () => {
    const cloud = new MemoryCloud(services);
    expect(cloud.failures(TOKEN.repository, { name: "Shop" }).join()).toContain("lower-case");
    const encryptionConfigurations = [
      { encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-central-1:111122223333:key/none" },
    ];
    expect(() => cloud.make(TOKEN.repository, { name: "shop", encryptionConfigurations })).toThrow(
      "KmsException",
    );
  });

  it("is found by the lookup, which refuses one that is not there", () => {
    const cloud = new MemoryCloud(services);
    const token = "aws:ecr/getRepository:getRepository";
    expect(() => cloud.lookup(token, { name: "shop" })).toThrow("RepositoryNotFoundException");
    cloud.make(TOKEN.repository, { name: "shop", imageTagMutability: "IMMUTABLE" });
    expect(cloud.lookup(token, { name: "shop" })).toMatchObject({
      imageTagMutability: "IMMUTABLE",
      registryId: "111122223333",
    });
  });
});

describe("policies of a repository", () => {
  it("need the repository and go with it", () => {
    const cloud = new MemoryCloud(services);
    const text = policy({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::444455556666:root" },
      Action: "ecr:BatchGetImage",
    });
    expect(() => cloud.make(TOKEN.repositoryPolicy, { repository: "shop", policy: text })).toThrow(
      "RepositoryNotFoundException",
    );
    const repository = cloud.make(TOKEN.repository, { name: "shop" });
    cloud.make(TOKEN.repositoryPolicy, { repository: "shop", policy: text });
    cloud.drop(repository);
    expect(cloud.list(TOKEN.repositoryPolicy)).toEqual([]);
  });

  it("are refused where the text is no policy", () => {
    const cloud = new MemoryCloud(services);
    expect(cloud.failures(TOKEN.repositoryPolicy, { repository: "shop", policy: "{" })).toHaveLength(1);
  });
});
