import { describe, expect, it } from "@jest/globals";
import { kms } from "../../../../rehearsal/services/aws/kms.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";

function keyPolicy(principal: object | string, action = "kms:*"): string {
  const Statement = [{ Effect: "Allow", Principal: principal, Action: action, Resource: "*" }];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
const ROOT = { AWS: "arn:aws:iam::111122223333:root" };

describe("kms keys", () => {
  it("have a UUID, an ARN of their region and the default policy", () => {
    const cloud = new MemoryCloud([kms]);
    const key = cloud.make(KEY, { enableKeyRotation: true });
    expect(key.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(key.outputs.arn).toBe(`arn:aws:kms:eu-central-1:111122223333:key/${key.id}`);
    expect(key.outputs.rotationPeriodInDays).toBe(365);
    expect(JSON.parse(String(key.outputs.policy)).Statement[0].Principal).toEqual(ROOT);
  });

  it("stay until the end of their window after a delete, and cannot be used", () => {
    const cloud = new MemoryCloud([kms]);
    const key = cloud.make(KEY, { deletionWindowInDays: 7 });
    cloud.drop(key);
    expect(key.kept).toEqual({ why: "key pending deletion", until: "2026-11-27T12:00:00.000Z" });
    expect(() => cloud.make(ALIAS, { name: "alias/data", targetKeyId: key.id })).toThrow(
      `KMSInvalidStateException: ${String(key.outputs.arn)} is pending deletion.`,
    );
  });

  it.each([
    [6, 1],
    [7, 0],
    [30, 0],
    [31, 1],
  ])("with a deletion window of %i days have %i faults", (deletionWindowInDays, faults) => {
    expect(new MemoryCloud([kms]).failures(KEY, { deletionWindowInDays })).toHaveLength(faults);
  });

  it.each([
    [89, 1],
    [90, 0],
    [2560, 0],
    [2561, 1],
  ])("with a rotation period of %i days have %i faults", (rotationPeriodInDays, faults) => {
    expect(new MemoryCloud([kms]).failures(KEY, { rotationPeriodInDays })).toHaveLength(faults);
  });

  it("refuse a policy that locks the account out", () => {
    const policy = keyPolicy({ Service: "logs.eu-central-1.amazonaws.com" });
    expect(() => new MemoryCloud([kms]).make(KEY, { policy })).toThrow(
      "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.",
    );
  });

  it("accept such a policy when the safety check is bypassed", () => {
    const policy = keyPolicy({ Service: "logs.eu-central-1.amazonaws.com" });
    expect(
      new MemoryCloud([kms]).make(KEY, { policy, bypassPolicyLockoutSafetyCheck: true }).outputs.policy,
    ).toBe(policy);
  });

  it("refuse a policy that names a role which does not exist", () => {
    const policy = keyPolicy({ AWS: [ROOT.AWS, "arn:aws:iam::111122223333:role/ghost"] });
    expect(() => new MemoryCloud([kms]).make(KEY, { policy })).toThrow(
      "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.",
    );
  });

  it("refuse a policy text that is malformed before anything is made", () => {
    expect(new MemoryCloud([kms]).failures(KEY, { policy: "{" })).toEqual([
      "policy: MalformedPolicyDocumentException: This policy contains invalid Json",
    ]);
  });

  it("skip a policy that is not known yet", () => {
    expect(new MemoryCloud([kms]).failures(KEY, { policy: Symbol.for("slipway.unknown") })).toEqual([]);
  });

  it("refuse rotation of an asymmetric key", () => {
    const inputs = { customerMasterKeySpec: "RSA_4096", enableKeyRotation: true };
    expect(() => new MemoryCloud([kms]).make(KEY, inputs)).toThrow("UnsupportedOperationException");
  });

  it("change their policy in place", () => {
    const cloud = new MemoryCloud([kms]);
    const key = cloud.make(KEY, { policy: keyPolicy(ROOT) });
    const next = keyPolicy({ ...ROOT, Service: "rds.amazonaws.com" });
    cloud.change(key, { policy: next });
    expect(cloud.look(key).policy).toBe(next);
  });
});

describe("kms aliases", () => {
  it("point at a key by its ARN and know both of its names", () => {
    const cloud = new MemoryCloud([kms]);
    const key = cloud.make(KEY, {});
    const alias = cloud.make(ALIAS, { name: "alias/data", targetKeyId: key.outputs.arn });
    expect(alias.outputs).toMatchObject({
      targetKeyId: key.id,
      targetKeyArn: key.outputs.arn,
      name: "alias/data",
    });
  });

  it("are refused for a key that does not exist", () => {
    expect(() => new MemoryCloud([kms]).make(ALIAS, { name: "alias/data", targetKeyId: "ghost" })).toThrow(
      "NotFoundException: Key 'arn:aws:kms:eu-central-1:111122223333:key/ghost' does not exist",
    );
  });

  it("are refused under a name that is taken", () => {
    const cloud = new MemoryCloud([kms]);
    const key = cloud.make(KEY, {});
    cloud.make(ALIAS, { name: "alias/data", targetKeyId: key.id });
    expect(() => cloud.make(ALIAS, { name: "alias/data", targetKeyId: key.id })).toThrow(
      "AlreadyExistsException: An alias with the name arn:aws:kms:eu-central-1:111122223333:alias/data already exists",
    );
  });

  it.each(["data", "alias/aws/rds", "alias/with space", "alias/"])("are refused the name %s", (name) => {
    expect(new MemoryCloud([kms]).failures(ALIAS, { name })).toHaveLength(1);
  });
});
