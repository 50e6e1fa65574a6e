import { describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { tagDeployed } from "../../../cli/stack/tag-deployed.ts";
import type { Settings } from "../../../infra/config/settings.ts";
import { startApiServer } from "../../../rehearsal/api/server.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const ACCOUNT = "111122223333";
const REGION = "eu-central-1";
const HOST = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com`;
const DIGEST = `sha256:${"5e".repeat(32)}`;
const REPOSITORY = "aws:ecr/repository:Repository";

/** A stack that reads repositories which another stack owns; only what tagging asks for. */
function reader(accountId: string, endpoint: string) {
  const settings = {
    aws: { accountId },
    registry: { ownership: "reader", ownerAccountId: ACCOUNT },
    services: { api: { name: "api", image: `${HOST}/shop/api@${DIGEST}` } },
  } as unknown as Settings; // the rest is not asked for
  const opened = { aws: (region: string) => rehearsalEndpoint(region, endpoint) };
  return { settings, opened, stack: "staging" } as unknown as Parameters<typeof tagDeployed>[0];
}

describe("tagDeployed", () => {
  const image = {
    reference: `${HOST}/shop/api@${DIGEST}`,
    architecture: "ARM64" as const,
    port: 8080,
    healthPaths: [],
    writes: [],
    needs: [],
  };

  it.each([
    [
      "tags the images of a reader in the owner's account",
      ACCOUNT,
      { "deployed-staging-5e5e5e5e5e5e": DIGEST },
    ],
    ["leaves those of a reader in another account to the owner", "444455556666", undefined],
  ])("%s", async (_what, account, tags) => {
    const cloud = new MemoryCloud([], { images: [image] });
    const api = await startApiServer(cloud.world, new Registry([]));
    cloud.ask((one) =>
      one.add({
        token: REPOSITORY,
        id: "shop/api",
        inputs: { name: "shop/api", imageTagMutability: "IMMUTABLE" },
        outputs: { repositoryUrl: `${HOST}/shop/api` },
      }),
    );
    try {
      expect(await tagDeployed(reader(account, api.endpoint))).toEqual([]);
      expect(cloud.list(REPOSITORY)[0]?.internal.tags).toEqual(tags);
    } finally {
      api.close();
    }
  });

  it("turns a refused tag into a warning that says what to do, since the update is done", async () => {
    const cloud = new MemoryCloud([], { images: [image] });
    const api = await startApiServer(cloud.world, new Registry([]));
    try {
      const [warning, ...others] = await tagDeployed(reader(ACCOUNT, api.endpoint)); // no such repository
      expect(warning).toMatch(/^api: its image tagged deployed-staging-5e5e5e5e5e5e; got \w+: /);
      expect(warning).toContain("allow them ecr:BatchGetImage and ecr:PutImage, and run this again.");
      expect(others).toEqual([]);
    } finally {
      api.close();
    }
  });
});
