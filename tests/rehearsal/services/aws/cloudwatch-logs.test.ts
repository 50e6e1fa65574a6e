import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const ACCOUNT = "111122223333";

function keyFor(cloud: MemoryCloud, service: string): string {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: ["kms:*"], Resource: "*" };
  const arn = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/k1`;
  cloud.put(TOKEN.key, "k1", {
    arn,
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  });
  return arn;
}

describe("logGroup", () => {
  it("refuses a name that is taken", () => {
    const cloud = new MemoryCloud(services);
    cloud.make(TOKEN.logGroup, { name: "/slipway/api", retentionInDays: 30 });
    expect(() => cloud.make(TOKEN.logGroup, { name: "/slipway/api" })).toThrow(
      "ResourceAlreadyExistsException",
    );
  });

  it("refuses a retention that the service does not offer, and takes 0 as for ever", () => {
    const cloud = new MemoryCloud(services);
    expect(cloud.failures(TOKEN.logGroup, { name: "a", retentionInDays: 31 }).join()).toContain(
      "retentionInDays",
    );
    expect(cloud.failures(TOKEN.logGroup, { name: "a", retentionInDays: 0 })).toEqual([]);
    expect(cloud.look(cloud.make(TOKEN.logGroup, { name: "a" })).retentionInDays).toBe(0);
  });

  it("takes a key whose policy lets the region's logs service use it", () => {
    const cloud = new MemoryCloud(services);
    const kmsKeyId = keyFor(cloud, "logs.eu-central-1.amazonaws.com");
    expect(cloud.make(TOKEN.logGroup, { name: "a", kmsKeyId }).outputs.arn).toBe(
      `arn:aws:logs:eu-central-1:${ACCOUNT}:log-group:a`,
    );
  });

  it("refuses a key whose policy names the logs service of another region", () => {
    const cloud = new MemoryCloud(services);
    const kmsKeyId = keyFor(cloud, "logs.eu-west-1.amazonaws.com");
    expect(() => cloud.make(TOKEN.logGroup, { name: "a", kmsKeyId })).toThrow("AccessDeniedException");
    const plain = cloud.make(TOKEN.logGroup, { name: "b" });
    expect(() => cloud.change(plain, { name: "b", kmsKeyId })).toThrow("AccessDeniedException");
  });

  it("refuses a key that does not exist", () => {
    const cloud = new MemoryCloud(services);
    const kmsKeyId = `arn:aws:kms:eu-central-1:${ACCOUNT}:key/none`;
    expect(() => cloud.make(TOKEN.logGroup, { name: "a", kmsKeyId })).toThrow("could not be found");
  });
});
