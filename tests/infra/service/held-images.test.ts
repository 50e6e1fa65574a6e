import { beforeEach, describe, expect, it } from "@jest/globals";
import { Provider } from "@pulumi/aws/provider.js";
import { runtime } from "@pulumi/pulumi";
import { heldImages } from "../../../infra/service/held-images.ts";

const IMAGE_URN =
  "urn:pulumi:staging::slipway::slipway:service:ImageBuilds$docker:index/registryImage:RegistryImage::images-";
const TAGS = new Map([
  ["api", "content-a1"],
  ["web", "content-b2"],
]);
let outputs: Record<string, unknown>;
let state: Record<string, unknown>;
let registry: Record<string, string>;
let refusal: string;
let asked: string[];

beforeEach(async () => {
  outputs = {};
  state = {};
  registry = {};
  refusal =
    "operation error ECR: DescribeImages, StatusCode: 400, ImageNotFoundException: The image does not exist";
  asked = [];
  await runtime.setMocks(
    {
      newResource: ({ name }) => ({ id: name, state: {} }),
      call: ({ token, inputs }) => {
        asked.push(token.slice(token.lastIndexOf(":") + 1));
        if (token === "pulumi:pulumi:readStackOutputs") return { outputs };
        if (token === "pulumi:pulumi:readStackResourceOutputs") return { outputs: state };
        const found = registry[`${inputs.repositoryName}:${inputs.imageTag}`];
        if (found === undefined) throw Object.assign(new Error(refusal), { details: refusal }); // gRPC's own word
        return { imageDigest: found };
      },
    },
    "slipway",
    "staging",
    false,
    "organization",
  );
});

const held = async () => Object.fromEntries(await heldImages("shop", TAGS, new Provider("aws")));

describe("heldImages", () => {
  it("asks the registry alone before the first update: the engine has no state to read then", async () => {
    expect(await held()).toEqual({});
    expect(asked.sort()).toEqual(["getImage", "getImage", "readStackOutputs"]);
  });

  it("asks the registry nothing of images that the state holds", async () => {
    outputs = { images: {} };
    state = { [`${IMAGE_URN}api-content-a1`]: {}, [`${IMAGE_URN}web-content-b2`]: {} };
    registry = { "shop/api:content-a1": "sha256:1" };
    expect(await held()).toEqual({});
    expect(asked).toEqual(["readStackOutputs", "readStackResourceOutputs"]);
  });

  it("finds the image that a refresh lost, and leaves one of other content to be built", async () => {
    outputs = { images: {} };
    state = { [`${IMAGE_URN}api-content-00`]: {}, [`${IMAGE_URN}web-content-b2`]: {} };
    registry = { "shop/api:content-a1": "sha256:1", "shop/web:content-b2": "sha256:2" };
    expect(await held()).toEqual({ api: "sha256:1" });
  });

  it("finds the image of a first update that broke off after its push", async () => {
    registry = { "shop/web:content-b2": "sha256:2" };
    expect(await held()).toEqual({ web: "sha256:2" });
  });

  it("builds where there is no repository yet, and stops at every other refusal", async () => {
    refusal = "RepositoryNotFoundException: The repository with name 'shop/api' does not exist";
    expect(await held()).toEqual({});
    refusal = "AccessDeniedException: not authorized to perform: ecr:DescribeImages";
    await expect(held()).rejects.toThrow("ecr:DescribeImages");
  });
});
