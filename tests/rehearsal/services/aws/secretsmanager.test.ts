import { describe, expect, it } from "@jest/globals";
import { kms } from "../../../../rehearsal/services/aws/kms.ts";
import { requireSecretVersion } from "../../../../rehearsal/services/aws/secret-of.ts";
import { secretsmanager } from "../../../../rehearsal/services/aws/secretsmanager.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const POLICY = "aws:secretsmanager/secretPolicy:SecretPolicy";
const fresh = (): MemoryCloud => new MemoryCloud([secretsmanager, kms]);

describe("secrets", () => {
  it("have an ARN that ends in six random characters", () => {
    const secret = fresh().make(SECRET, { name: "shop/JWT_SECRET" });
    expect(secret.id).toMatch(
      /^arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop\/JWT_SECRET-[A-Za-z0-9]{6}$/,
    );
  });

  it("get 26 characters behind a prefix", () => {
    expect(fresh().make(SECRET, { namePrefix: "shop-" }).outputs.name).toMatch(/^shop-202611201200\d{14}$/);
  });

  it("hold their name while they are in the recovery window", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt", recoveryWindowInDays: 7 });
    cloud.drop(secret);
    expect(secret.kept).toEqual({ why: "secret in its recovery window", until: "2026-11-27T12:00:00.000Z" });
    expect(() => cloud.make(SECRET, { name: "jwt" })).toThrow(
      "InvalidRequestException: You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  });

  it("free their name at once with a window of 0 days", () => {
    const cloud = fresh();
    cloud.drop(cloud.make(SECRET, { name: "jwt", recoveryWindowInDays: 0 }));
    expect(cloud.make(SECRET, { name: "jwt" }).outputs.name).toBe("jwt");
  });

  it("free their name when the window is over", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    cloud.drop(secret);
    secret.kept = { why: "secret in its recovery window", until: "2026-11-20T11:59:59Z" };
    expect(cloud.make(SECRET, { name: "jwt" }).kept).toBeUndefined();
  });

  it("are refused a name that is taken", () => {
    const cloud = fresh();
    cloud.make(SECRET, { name: "jwt" });
    expect(() => cloud.make(SECRET, { name: "jwt" })).toThrow(
      "ResourceExistsException: The operation failed because the secret jwt already exists.",
    );
  });

  it("are refused a key that does not exist", () => {
    expect(() => fresh().make(SECRET, { name: "jwt", kmsKeyId: "alias/ghost" })).toThrow("EncryptionFailure");
  });

  it("accept a key by its alias", () => {
    const cloud = fresh();
    const key = cloud.make("aws:kms/key:Key", {});
    cloud.make("aws:kms/alias:Alias", { name: "alias/secrets", targetKeyId: key.id });
    expect(cloud.make(SECRET, { name: "jwt", kmsKeyId: "alias/secrets" }).id).toContain(":secret:jwt-");
  });

  it.each([
    [0, 0],
    [1, 1],
    [6, 1],
    [7, 0],
    [30, 0],
    [31, 1],
  ])("with a recovery window of %i days have %i faults", (recoveryWindowInDays, faults) => {
    expect(fresh().failures(SECRET, { recoveryWindowInDays })).toHaveLength(faults);
  });

  it("are refused a name with a space", () => {
    expect(fresh().failures(SECRET, { name: "jwt secret" })).toHaveLength(1);
  });
});

describe("secret versions", () => {
  it("pass AWSCURRENT on and leave AWSPREVIOUS to the one before", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    const first = cloud.make(VERSION, { secretId: secret.id, secretString: "a" });
    const second = cloud.make(VERSION, { secretId: secret.id, secretString: "b" });
    const third = cloud.make(VERSION, { secretId: secret.id, secretString: "c" });
    expect(cloud.look(third).versionStages).toEqual(["AWSCURRENT"]);
    expect(cloud.look(second).versionStages).toEqual(["AWSPREVIOUS"]);
    expect(cloud.look(first).versionStages).toEqual([]);
  });

  it("are named by secret and version id", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    const version = cloud.make(VERSION, { secretId: "jwt", secretString: "a" });
    expect(version.id).toBe(`${secret.id}|${String(version.outputs.versionId)}`);
  });

  it("stay readable by their id after their resource is gone, without AWSPREVIOUS", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    const old = cloud.make(VERSION, { secretId: secret.id, secretString: "a" });
    cloud.make(VERSION, { secretId: secret.id, secretString: "b" });
    cloud.drop(old);
    const reference = `${secret.id}:::${String(old.outputs.versionId)}`;
    expect(cloud.ask((view) => requireSecretVersion(view, reference).version.stages)).toEqual([]);
  });

  it("are refused for a secret in its recovery window", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    cloud.drop(secret);
    expect(() => cloud.make(VERSION, { secretId: secret.id, secretString: "a" })).toThrow(
      "InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.",
    );
  });

  it("are refused for a secret that does not exist", () => {
    expect(() => fresh().make(VERSION, { secretId: "ghost", secretString: "a" })).toThrow(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
  });

  it("are refused when the secret's key is pending deletion", () => {
    const cloud = fresh();
    const key = cloud.make("aws:kms/key:Key", {});
    const secret = cloud.make(SECRET, { name: "jwt", kmsKeyId: key.id });
    cloud.drop(key);
    expect(() => cloud.make(VERSION, { secretId: secret.id, secretString: "a" })).toThrow(
      "EncryptionFailure",
    );
  });

  it.each([
    ["no value", {}, 1],
    ["two values", { secretString: "a", secretBinary: "YQ==" }, 1],
    ["an empty value", { secretString: "" }, 1],
    ["the longest value", { secretString: "a".repeat(65_536) }, 0],
    ["one byte too many", { secretString: "a".repeat(65_537) }, 1],
    ["a value that is not known yet", { secretString: Symbol.for("slipway.unknown") }, 0],
  ])("with %s", (_cause, inputs, faults) => {
    expect(fresh().failures(VERSION, { secretId: "jwt", ...inputs })).toHaveLength(faults);
  });

  it("never show the value in a fault", () => {
    const secretString = `hidden${"x".repeat(70_000)}`;
    expect(fresh().failures(VERSION, { secretId: "jwt", secretString }).join()).not.toContain("hidden");
  });
});

describe("requireSecretVersion", () => {
  it("means AWSCURRENT where the reference names no version", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    const version = cloud.make(VERSION, { secretId: secret.id, secretString: "a" });
    const found = cloud.ask((view) => requireSecretVersion(view, secret.id).version.versionId);
    expect(found).toBe(version.outputs.versionId);
  });

  it("refuses a secret without a value", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    expect(() => cloud.ask((view) => requireSecretVersion(view, secret.id))).toThrow(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    );
  });

  it("refuses a version that does not exist", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    expect(() => cloud.ask((view) => requireSecretVersion(view, `${secret.id}:::ghost`))).toThrow(
      "VersionId: ghost",
    );
  });
});

describe("secret policies", () => {
  const policy = (extra: object = {}): string =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: "*", Action: "secretsmanager:GetSecretValue", Resource: "*", ...extra },
      ],
    });

  it("are refused when they open the secret and public policies are blocked", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    expect(() =>
      cloud.make(POLICY, { secretArn: secret.id, policy: policy(), blockPublicPolicy: true }),
    ).toThrow("PublicPolicyException");
  });

  it("are accepted with a condition", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
    expect(
      cloud.make(POLICY, { secretArn: secret.id, policy: policy({ Condition }), blockPublicPolicy: true }).id,
    ).toBe(secret.id);
  });
});

describe("secret lookups", () => {
  it("find secrets by name prefix and by tag, and leave out deleted ones", () => {
    const cloud = fresh();
    const a = cloud.make(SECRET, { name: "shop/a", tags: { stack: "staging", "slipway:secret": "A" } });
    cloud.make(SECRET, { name: "shop/b", tags: { stack: "production" } });
    cloud.drop(cloud.make(SECRET, { name: "shop/c", tags: { stack: "staging" } }));
    const found = (...filters: readonly object[]): unknown =>
      cloud.lookup("aws:secretsmanager/getSecrets:getSecrets", { filters }).names;
    expect(found({ name: "name", values: ["shop/"] })).toEqual(["shop/a", "shop/b"]);
    expect(found({ name: "tag-key", values: ["slipway:secret"] })).toEqual(["shop/a"]);
    expect(found({ name: "name", values: ["shop/"] }, { name: "tag-value", values: ["production"] })).toEqual(
      ["shop/b"],
    );
    expect(
      cloud.lookup("aws:secretsmanager/getSecrets:getSecrets", {
        filters: [{ name: "tag-value", values: ["staging"] }],
      }).arns,
    ).toEqual([a.id]);
  });

  it("refuse a filter that is not known", () => {
    const filters = [{ name: "colour", values: ["red"] }];
    expect(() => fresh().lookup("aws:secretsmanager/getSecrets:getSecrets", { filters })).toThrow(
      "InvalidParameterException",
    );
  });

  it("list versions without values, deprecated ones on request only", () => {
    const cloud = fresh();
    const secret = cloud.make(SECRET, { name: "jwt" });
    for (const secretString of ["hidden-1", "hidden-2", "hidden-3"])
      cloud.make(VERSION, { secretId: secret.id, secretString });
    const ask = (inputs: object): Record<string, unknown> =>
      cloud.lookup("aws:secretsmanager/getSecretVersions:getSecretVersions", {
        secretId: secret.id,
        ...inputs,
      });
    expect(ask({}).versions).toEqual([
      expect.objectContaining({ versionStages: ["AWSCURRENT"] }),
      expect.objectContaining({ versionStages: ["AWSPREVIOUS"] }),
    ]);
    expect(ask({ includeDeprecated: true }).versions).toHaveLength(3);
    expect(JSON.stringify(ask({ includeDeprecated: true }))).not.toContain("hidden");
    expect(ask({})).toMatchObject({ secretName: "jwt", secretArn: secret.id, region: "eu-central-1" });
  });
});
