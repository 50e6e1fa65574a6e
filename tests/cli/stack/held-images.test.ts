import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { heldImages } from "../../../cli/stack/held-images.ts";
import type { StateResource } from "../../../cli/stack/stack-state.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const IMAGE = "docker:index/registryImage:RegistryImage";
const HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const DIGEST = `sha256:${"5e".repeat(32)}`;

const image = (name: string, sha256Digest: string, type = IMAGE): StateResource => ({
  ...{ urn: `urn:pulumi:staging::slipway::${type}::${name}`, type, id: sha256Digest, protect: false },
  ...{ inputs: { name }, outputs: { sha256Digest } },
});

describe("heldImages", () => {
  const cloud = new MemoryCloud([]);
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([]));
    const repository = `${HOST}/shop/api`;
    cloud.put("aws:ecr/repository:Repository", "shop/api", { repositoryUrl: repository });
    cloud.put("slipway:docker/pushedImage", `${repository}:content-1`, { repository, digest: DIGEST });
  });
  afterAll(() => api.close());

  const held = (...resources: readonly StateResource[]) =>
    heldImages(resources, (region) => rehearsalEndpoint(region, api.endpoint));

  it("names the image that the registry holds, and not one that was deleted there", async () => {
    const there = image(`${HOST}/shop/api:content-1`, DIGEST);
    const gone = image(`${HOST}/shop/api:content-0`, `sha256:${"00".repeat(32)}`);
    expect(await held(there, gone)).toEqual({ urns: [there.urn], notes: [] });
  });

  it("leaves alone what it could not ask for, and says so", async () => {
    const outside = image(`444455556666.dkr.ecr.eu-central-1.amazonaws.com/shop/api:content-1`, DIGEST);
    const { notes, urns } = await held(outside);
    expect(urns).toEqual([outside.urn]);
    expect(notes).toEqual([
      `444455556666.dkr.ecr.eu-central-1.amazonaws.com/shop/api@${DIGEST}: an answer of the registry was expected; got ` +
        "AccessDeniedException. The image is left as the state has it: renew the credentials, or allow them " +
        "ecr:BatchGetImage, and run this again.",
    ]);
  });

  it("lets every other resource, and every other registry's image, be read", async () => {
    const other = image(`${HOST}/shop/api:content-1`, DIGEST, "docker:index/image:Image");
    expect(await held(other, image("ghcr.io/shop/api:content-1", DIGEST))).toEqual({ urns: [], notes: [] });
  });
});
