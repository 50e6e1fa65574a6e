import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { rehearsalEndpoint } from "../../../cli/cloud/aws-endpoint.ts";
import { atlasCalls } from "../../../cli/preflight/atlas-calls.ts";
import { awsCalls } from "../../../cli/preflight/aws-calls.ts";
import { zeroTrust } from "../../../cli/preflight/cloudflare-calls.ts";
import { realClouds } from "../../../cli/preflight/real-clouds.ts";
import { type ApiServer, startApiServer } from "../../../rehearsal/api/server.ts";
import { ATLAS } from "../../../rehearsal/services/mongodbatlas/tokens.ts";
import { Registry } from "../../../rehearsal/services/registry.ts";
import { MemoryCloud } from "../../rehearsal/memory-cloud.ts";

const REGION = "eu-central-1";
const ZONE = "b".repeat(32);
const ORGANIZATION = "e".repeat(24);
const OWN = { product: "shop", environment: "staging" };

describe("realClouds over the rehearsal's API", () => {
  const cloud = new MemoryCloud([], {
    aws: { accountId: "111122223333", regions: [REGION, "ap-southeast-3"] },
    cloudflare: { accountId: "c".repeat(32), zones: [{ id: ZONE, name: "shop.example", plan: "pro" }] },
    mongodbAtlas: { organizationId: ORGANIZATION },
  });
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApiServer(cloud.world, new Registry([]));
  });
  afterAll(() => api.close());

  const clouds = (token: string | undefined = "a token") =>
    realClouds({
      aws: awsCalls(rehearsalEndpoint(REGION, api.endpoint)),
      ecr: (region) => rehearsalEndpoint(region, api.endpoint),
      cloudflare: `${api.endpoint}/client/v4`,
      cloudflareToken: token,
      atlas: atlasCalls(api.endpoint, { kind: "token", token: "a token" }),
      ...OWN,
    });

  function standing(token: string, id: string, tags: Readonly<Record<string, string>>): void {
    cloud.ask((one) => one.add({ token, id, inputs: { tags }, outputs: {} }));
  }

  it("reads the account that the credentials open", async () => {
    expect(await clouds().accountId()).toBe("111122223333");
  });

  it.each([
    ["a region that needs no opt-in", "eu-west-1", "opt-in-not-required"],
    ["one that the account enabled", "ap-southeast-3", "opted-in"],
    ["one that it did not", "eu-south-2", "not-opted-in"],
    ["a name that is none", "eu-nowhere-1", undefined],
  ])("tells %s", async (_what, region, status) => {
    expect(await clouds().regionStatus(region)).toBe(status);
  });

  it.each([
    ["vpcs", "aws:ec2/vpc:Vpc"],
    ["elasticAddresses", "aws:ec2/eip:Eip"],
    ["databaseInstances", "aws:rds/instance:Instance"],
  ] as const)("counts %s of others, not the stack's own", async (counted, token) => {
    expect(await clouds().othersOf(counted)).toBe(0);
    standing(token, `${counted}-1`, OWN);
    standing(token, `${counted}-2`, { product: "shop", environment: "production" });
    standing(token, `${counted}-3`, {});
    expect(await clouds().othersOf(counted)).toBe(2);
  });

  it("reads a quota, and refuses one that there is none of", async () => {
    expect(await clouds().quota("vpc", "L-F678F1CE")).toBe(5);
    await expect(clouds().quota("vpc", "L-00000000")).rejects.toThrow("NoSuchResourceException");
  });

  it("reads AWS's default of a quota that nobody ever raised", async () => {
    expect(await clouds().quota("rds", "L-7B6409FD")).toBe(40);
  });

  it("knows no limit of text messages where nobody set one", async () => {
    expect(await clouds().smsSpendUsd()).toBeUndefined();
  });

  it("tells the stack's own mail subscriptions that wait from those that are confirmed", async () => {
    expect(await clouds().mailSubscriptions()).toEqual([]);
    const topic = (name: string, tags: object): string => {
      const arn = `arn:aws:sns:${REGION}:111122223333:${name}`;
      cloud.ask((one) =>
        one.add({ token: "aws:sns/topic:Topic", id: arn, inputs: { tags }, outputs: { arn } }),
      );
      return arn;
    };
    const own = topic("own", OWN);
    const other = topic("other", { product: "shop", environment: "production" });
    for (const [id, to, pendingConfirmation, protocol] of [
      ["a", own, true, "email"],
      ["b", own, false, "email"],
      ["c", own, false, "lambda"],
      ["d", other, false, "email"],
    ] as const) {
      const inputs = { topic: to, protocol, endpoint: `${id}@shop.example` };
      const outputs = { pendingConfirmation };
      cloud.ask((one) =>
        one.add({ token: "aws:sns/topicSubscription:TopicSubscription", id: `${to}:${id}`, inputs, outputs }),
      );
    }
    expect(await clouds().mailSubscriptions()).toEqual([
      { address: "a@shop.example", confirmed: false },
      { address: "b@shop.example", confirmed: true },
    ]);
  });

  it("reads the Zero Trust organization with its logins, and what the account pays for", async () => {
    const account = "c".repeat(32);
    expect(await clouds().zeroTrust(account)).toEqual({ name: "rehearsal", logins: ["onetimepin"] });
    expect(await clouds().subscriptions(account)).toEqual([]);
    expect(await clouds().subscriptions("d".repeat(32))).toBe("denied");
    await expect(clouds().zeroTrust("d".repeat(32))).rejects.toThrow("HTTP 403 of Cloudflare, code 9109");
  });

  it("tells an account in which nobody has opened Zero Trust", async () => {
    const closed = new MemoryCloud([], {
      cloudflare: { accountId: "c".repeat(32), zones: [], zeroTrust: "none" },
    });
    const server = await startApiServer(closed.world, new Registry([]));
    try {
      const at = { cloudflare: `${server.endpoint}/client/v4`, cloudflareToken: "a token" };
      expect(await zeroTrust(at, "c".repeat(32))).toBeUndefined();
    } finally {
      server.close();
    }
  });

  it("finds a new account in the SMS sandbox", async () => {
    expect(await clouds().inSmsSandbox()).toBe(true);
    expect(await clouds().verifiedNumbers()).toEqual([]);
  });

  it("reads the organization at Atlas and its projects, and refuses another organization", async () => {
    expect(await clouds().atlasOrganization(ORGANIZATION)).toEqual({ id: ORGANIZATION, name: "rehearsal" });
    expect(await clouds().atlasProjects(ORGANIZATION)).toEqual([]);
    cloud.as({ provider: "mongodbatlas", accountId: ORGANIZATION });
    cloud.ask((one) =>
      one.add({ token: ATLAS.project, id: "p1", inputs: { name: "shop-test" }, outputs: {} }),
    );
    cloud.as({ provider: "aws", accountId: "111122223333", region: REGION });
    expect(await clouds().atlasProjects(ORGANIZATION)).toEqual(["shop-test"]);
    await expect(clouds().atlasProjects("f".repeat(24))).rejects.toThrow("code RESOURCE_NOT_FOUND");
  });

  it("reads the zone with its actual plan", async () => {
    expect(await clouds().zone(ZONE)).toEqual({
      name: "shop.example",
      accountId: "c".repeat(32),
      plan: "pro",
      status: "active",
    });
  });

  it("tells a zone of another account, an id that is none and a missing token apart", async () => {
    await expect(clouds().zone("d".repeat(32))).rejects.toThrow("HTTP 403 of Cloudflare, code 9109");
    await expect(clouds().zone("shop")).rejects.toThrow("HTTP 400 of Cloudflare, code 7003");
    const without = realClouds({
      aws: awsCalls(rehearsalEndpoint(REGION, api.endpoint)),
      ecr: (region) => rehearsalEndpoint(region, api.endpoint),
      cloudflare: api.endpoint,
      cloudflareToken: undefined,
      atlas: atlasCalls(api.endpoint, undefined),
      ...OWN,
    });
    await expect(without.zone(ZONE)).rejects.toThrow("no CLOUDFLARE_API_TOKEN");
  });

  it("finds a zone unsigned, then signed and waiting for the registrar", async () => {
    expect(await clouds().signing(ZONE)).toEqual({ status: "disabled", ds: undefined });
    cloud.as({ provider: "cloudflare", accountId: "c".repeat(32) });
    cloud.ask((one) =>
      one.add({
        token: "cloudflare:index/zoneDnssec:ZoneDnssec",
        id: ZONE,
        inputs: {},
        outputs: { status: "active", ds: "shop.example. DS" },
      }),
    );
    expect(await clouds().signing(ZONE)).toEqual({ status: "pending", ds: "shop.example. DS" });
  });
});
