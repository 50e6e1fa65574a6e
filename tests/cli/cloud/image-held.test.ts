import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { imageHeld } from "../../../cli/cloud/image-held.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const REGION = "eu-central-1";
const ACCOUNT = "111122223333";
const HOST = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com`;
const DIGEST = `sha256:${"5e".repeat(32)}`;

describe("imageHeld over the AWS SDK and the rehearsal's API", () => {
  const cloud = new MemoryCloud([]);
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([]));
    const repository = `${HOST}/shop/api`;
    cloud.put("aws:ecr/repository:Repository", "shop/api", { repositoryUrl: repository });
    cloud.put("slipway:docker/pushedImage", `${repository}:1`, { repository, digest: DIGEST });
  });
  afterAll(() => api.close());

  const held = (more: object = {}) =>
    imageHeld(rehearsalEndpoint(REGION, api.endpoint), {
      ...{ registryId: ACCOUNT, region: REGION, repositoryName: "shop/api", digest: DIGEST },
      ...more,
    });

  it("tells an image that is there from one that is gone", async () => {
    expect(await held()).toEqual({ state: "held" });
    expect(await held({ digest: `sha256:${"6f".repeat(32)}` })).toEqual({ state: "absent" });
    expect(await held({ repositoryName: "shop/web" })).toEqual({ state: "absent" });
  });

  it("knows nothing where it may not ask, or nobody answers", async () => {
    expect(await held({ registryId: "444455556666" })).toEqual({
      state: "unknown",
      why: "AccessDeniedException",
    });
    const nobody = await imageHeld(
      { ...rehearsalEndpoint(REGION, "http://127.0.0.1:9"), maxAttempts: 1 } as never, // one try is enough here
      { registryId: ACCOUNT, region: REGION, repositoryName: "shop/api", digest: DIGEST },
    );
    expect(nobody.state).toBe("unknown");
  });
});
