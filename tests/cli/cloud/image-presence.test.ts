import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { imagePresence } from "../../../cli/cloud/image-presence.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { TOKEN } from "../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const REGION = "eu-central-1";
const OWN = "111122223333";
const DIGEST = `sha256:${"5e".repeat(32)}`;
const OTHER = `sha256:${"6f".repeat(32)}`;

describe("imagePresence", () => {
  const holds = { architecture: "ARM64" as const, port: 80, healthPaths: [], writes: [], needs: [] };
  const reference = `${OWN}.dkr.ecr.${REGION}.amazonaws.com/shop/api@${DIGEST}`;
  const cloud = new MemoryCloud(services, { images: [{ reference, ...holds }] });
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry(services));
    cloud.make(TOKEN.repository, { name: "shop/api" });
  });
  afterAll(() => api.close());

  const ask = (digest: string, repositoryName = "shop/api", registryId = OWN) =>
    imagePresence(rehearsalEndpoint(REGION, api.endpoint), {
      ...{ registryId, region: REGION },
      ...{ repositoryName, digest },
    });

  it.each([
    ["an image that was pushed", DIGEST, "shop/api", "there"],
    ["one that nobody pushed", OTHER, "shop/api", "no image"],
    ["a repository that is not there", DIGEST, "shop/web", "no repository"],
  ])("tells %s", async (_what, digest, repository, presence) => {
    expect(await ask(digest, repository)).toBe(presence);
  });

  it("throws the refusal of another account by its name", async () => {
    await expect(ask(DIGEST, "shop/api", "444455556666")).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});
