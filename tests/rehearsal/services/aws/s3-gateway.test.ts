import { describe, expect, it } from "@jest/globals";
import {
  amazonBucketProblem,
  layerBucket,
  packageBucket,
} from "../../../../rehearsal/services/aws/s3-gateway.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";
import { policy } from "./service-fixture.ts";

const BUCKET = "al2023-repos-eu-central-1-de612dc2";
const read = (Resource: string, more: object = {}) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource,
  ...more,
});

function problem(statements: readonly object[] | undefined): string | undefined {
  const cloud = new MemoryCloud(services, {});
  const { publicTable, publicSubnets, vpc } = makeNetwork(cloud);
  if (statements !== undefined)
    cloud.make(TOKEN.vpcEndpoint, {
      vpcId: vpc.id,
      serviceName: "com.amazonaws.eu-central-1.s3",
      routeTableIds: [publicTable.id],
      ...(statements.length === 0 ? {} : { policy: policy(...statements) }),
    });
  const [subnet] = publicSubnets;
  if (subnet === undefined) throw new Error("the network has no public subnet");
  return cloud.ask((seen) => amazonBucketProblem(seen, subnet, BUCKET));
}

describe("amazonBucketProblem", () => {
  it.each<[string, readonly object[] | undefined]>([
    ["no gateway", undefined],
    ["a gateway without a policy of its own, which lets everything through", []],
    ["a policy that names the bucket", [read(`arn:aws:s3:::${BUCKET}/*`)]],
    ["a policy that names it by a pattern", [read("arn:aws:s3:::al2023-repos-*")]],
    ["a policy for any object", [read("*")]],
  ])("is none with %s", (_what, statements) => {
    expect(problem(statements)).toBeUndefined();
  });

  it.each<[string, readonly object[]]>([
    ["a policy that names another bucket alone", [read("arn:aws:s3:::own/*")]],
    ["a policy for writing alone", [read("*", { Action: "s3:PutObject" })]],
    [
      "a policy for the account's own buckets",
      [read("*", { Condition: { StringEquals: { "s3:ResourceAccount": "111122223333" } } })],
    ],
    [
      "a policy for callers of the account",
      [read("*", { Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } } })],
    ],
    ["a policy that denies it too", [read("*"), read(`arn:aws:s3:::${BUCKET}/*`, { Effect: "Deny" })]],
  ])("is told with %s", (_what, statements) => {
    expect(problem(statements)).toMatch(
      /^403 Forbidden: the policy of the S3 gateway endpoint vpce-\w+ lets nothing be read from al2023-repos-eu-central-1-de612dc2$/,
    );
  });
});

describe("Amazon's buckets", () => {
  it("are named after their region", () => {
    expect(packageBucket("eu-central-1")).toBe(BUCKET);
    expect(layerBucket("eu-central-1")).toBe("prod-eu-central-1-starport-layer-bucket");
  });
});
