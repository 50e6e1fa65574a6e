import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { Connections } from "../../../rehearsal/provider/connections.ts";
import { cloudwatchLogs } from "../../../rehearsal/services/aws/cloudwatch-logs.ts";
import { mongodbatlas } from "../../../rehearsal/services/mongodbatlas/mongodbatlas.ts";
import {
  ACCOUNT,
  AwsProvider,
  EngineHarness,
  ORGANIZATION,
  OTHER_REGION,
  REGION,
  Resource,
} from "../engine-harness.ts";

jest.setTimeout(120_000);

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const SEED = {
  aws: { accountId: ACCOUNT, regions: [REGION, OTHER_REGION] },
  cloudflare: { accountId: "c".repeat(32), zones: [] },
  images: [],
};

describe("Connections", () => {
  it("tells two instances of one provider apart by their connection", () => {
    const connections = new Connections(SEED);
    connections.configure("aws", "127.0.0.1:1", { region: REGION });
    connections.configure("aws", "127.0.0.1:2", { region: OTHER_REGION });
    expect(connections.caller("aws", "127.0.0.1:1").region).toBe(REGION);
    expect(connections.caller("aws", "127.0.0.1:2").region).toBe(OTHER_REGION);
  });

  it("tells two providers on one connection apart", () => {
    const connections = new Connections(SEED);
    connections.configure("aws", "127.0.0.1:1", { region: REGION });
    connections.configure("cloudflare", "127.0.0.1:1", {});
    expect(connections.caller("cloudflare", "127.0.0.1:1").accountId).toBe("c".repeat(32));
    expect(connections.caller("aws", "127.0.0.1:1").accountId).toBe(ACCOUNT);
  });

  it("speaks to the organization of MongoDB Atlas where the rehearsal has one", () => {
    const organizationId = "5".repeat(24);
    const connections = new Connections({ ...SEED, mongodbAtlas: { organizationId } });
    connections.configure("mongodbatlas", "127.0.0.1:1", {});
    expect(connections.caller("mongodbatlas", "127.0.0.1:1").accountId).toBe(organizationId);
  });

  it("refuses MongoDB Atlas where the rehearsal has no organization", () => {
    expect(() => new Connections(SEED).configure("mongodbatlas", "127.0.0.1:1", {})).toThrow("UNAUTHORIZED");
  });

  it("gives providers without accounts none", () => {
    const connections = new Connections(SEED);
    connections.configure("random", "127.0.0.1:1", {});
    expect(connections.caller("random", "127.0.0.1:1")).toEqual({
      provider: "random",
      accountId: "",
      region: "global",
    });
  });

  it("refuses a call on a connection that was not configured", () => {
    expect(() => new Connections(SEED).caller("aws", "127.0.0.1:9")).toThrow("was not configured");
  });

  it.each([
    ["no region", {}, "MissingRegion: Missing region configuration"],
    [
      "a region that is not switched on",
      { region: "us-east-1" },
      `UnrecognizedClientException: The region us-east-1 is not switched on in account ${ACCOUNT}`,
    ],
    [
      "an account that is not allowed, as a list",
      { region: REGION, allowedAccountIds: ["999988887777"] },
      `AccountNotAllowed: AWS account ID not allowed: ${ACCOUNT}`,
    ],
    [
      "an account that is not allowed, as the bridge's JSON text",
      { region: REGION, allowedAccountIds: '["999988887777"]' },
      `AccountNotAllowed: AWS account ID not allowed: ${ACCOUNT}`,
    ],
    [
      "an empty list of accounts",
      { region: REGION, allowedAccountIds: "[]" },
      `AccountNotAllowed: AWS account ID not allowed: ${ACCOUNT}`,
    ],
  ])("refuses %s", (_what, config, message) => {
    expect(() => new Connections(SEED).configure("aws", "127.0.0.1:1", config)).toThrow(message);
  });

  it("takes an account that is among the allowed ones", () => {
    const connections = new Connections(SEED);
    connections.configure("aws", "p", { region: REGION, allowedAccountIds: `["999988887777","${ACCOUNT}"]` });
    expect(connections.caller("aws", "p")).toEqual({ provider: "aws", accountId: ACCOUNT, region: REGION });
  });
});

describe("Connections under the real engine", () => {
  let harness: EngineHarness;
  beforeAll(async () => {
    harness = await EngineHarness.start([cloudwatchLogs, mongodbatlas]);
  });
  afterAll(() => harness.close());

  it("puts the resources of two explicit providers into their own regions, and finds them there again", async () => {
    const stack = await harness.stack();
    const program = (retentionInDays: number) => () => {
      const here = new AwsProvider("here", { region: REGION, allowedAccountIds: [ACCOUNT] });
      const there = new AwsProvider("there", { region: OTHER_REGION, allowedAccountIds: [ACCOUNT] });
      for (const [name, provider] of [
        ["a-here", here],
        ["b-there", there],
        ["c-here", here],
        ["d-there", there],
      ] as const) {
        new Resource(
          LOG_GROUP,
          name,
          { name: "same-name".concat(name.slice(0, 1)), retentionInDays },
          { provider },
        );
      }
    };
    const run = await stack.up(program(30));
    expect(run.text).toBe("");
    const regions = (): Record<string, string> =>
      Object.fromEntries(
        harness.entities(LOG_GROUP).map((entity) => [entity.urn?.split("::").at(-1) ?? "", entity.region]),
      );
    const apart = { "a-here": REGION, "b-there": OTHER_REGION, "c-here": REGION, "d-there": OTHER_REGION };
    expect(regions()).toEqual(apart);
    expect(harness.entity("b-there").outputs.arn).toContain(`:${OTHER_REGION}:`);
    expect((await stack.up(program(90))).steps).toHaveLength(4);
    expect((await stack.refresh()).steps).toEqual([]);
    expect(regions()).toEqual(apart);
    expect((await stack.destroy()).steps).toHaveLength(4);
    expect(harness.entities(LOG_GROUP)).toEqual([]);
  });

  it("keeps what stands in an organization of MongoDB Atlas, whatever the engine asks of it again", async () => {
    const stack = await harness.stack();
    const program = (): void => {
      new Resource(
        "mongodbatlas:index/project:Project",
        "project",
        { name: "shop", orgId: ORGANIZATION },
        {},
      );
    };
    const run = await stack.up(program);
    expect(run.text).toBe("");
    expect(run.steps).toEqual(["create project"]);
    expect((await stack.up(program)).steps).toEqual([]);
    expect((await stack.refresh()).steps).toEqual([]);
    expect((await stack.destroy()).steps).toEqual(["delete project"]);
  });

  it("refuses a provider for another account before anything is made", async () => {
    const stack = await harness.stack();
    const run = await stack.up(() => {
      const provider = new AwsProvider("stranger", { region: REGION, allowedAccountIds: ["999988887777"] });
      new Resource(LOG_GROUP, "never", {}, { provider });
    });
    expect(run.ok).toBe(false);
    expect(run.text).toContain(`AWS account ID not allowed: ${ACCOUNT}`);
    expect(harness.entities(LOG_GROUP)).toEqual([]);
  });

  it("makes a resource in the region that it names itself", async () => {
    const stack = await harness.stack();
    const program = () => {
      new Resource(LOG_GROUP, "abroad", { region: OTHER_REGION });
    };
    await stack.up(program);
    expect(harness.entity("abroad").region).toBe(OTHER_REGION);
    expect((await stack.preview(program)).steps).toEqual([]);
    expect((await stack.refresh()).steps).toEqual([]);
    await stack.destroy();
    expect(harness.entities(LOG_GROUP)).toEqual([]);
  });
});
