import { describe, expect, it } from "@jest/globals";
import { kms } from "../../../../rehearsal/services/aws/kms.ts";
import { ssm } from "../../../../rehearsal/services/aws/ssm.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { policy, ServiceFixture } from "./service-fixture.ts";

const SECURE = { name: "/shop/staging/TOKEN", type: "SecureString", value: "one" };
const GET = "aws:ssm/getParameter:getParameter";
const BY_PATH = "aws:ssm/getParametersByPath:getParametersByPath";
const fresh = () => new MemoryCloud([ssm, kms]);

describe("aws:ssm/parameter:Parameter", () => {
  it("has an ARN without a second slash, and the defaults of the cloud", () => {
    expect(fresh().make(TOKEN.parameter, SECURE).outputs).toEqual({
      arn: "arn:aws:ssm:eu-central-1:111122223333:parameter/shop/staging/TOKEN",
      name: SECURE.name,
      version: 1,
      dataType: "text",
      tier: "Standard",
      keyId: "alias/aws/ssm",
      hasValueWo: false,
    });
  });

  it("counts a version with each new value and none with a tag, and keeps the last hundred", () => {
    const cloud = fresh();
    const one = cloud.make(TOKEN.parameter, SECURE);
    cloud.change(one, { ...SECURE, tags: { a: "b" } });
    expect(cloud.look(one).version).toBe(1);
    for (let index = 0; index < 100; index += 1) cloud.change(one, { ...SECURE, value: `v${index}` });
    expect(cloud.look(one)).toMatchObject({ version: 101, value: "v99" });
    expect(cloud.lookup(GET, { name: `${SECURE.name}:2` }).value).toBe("v0");
    expect(() => cloud.lookup(GET, { name: `${SECURE.name}:1` })).toThrow("ParameterVersionNotFound");
  });

  it("never gives back what was only written", () => {
    const cloud = fresh();
    const { value: _, ...rest } = SECURE;
    const one = cloud.make(TOKEN.parameter, { ...rest, valueWo: "hidden", valueWoVersion: 1 });
    expect(cloud.look(one)).not.toHaveProperty("value");
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "an unknown type",
      { type: "Secret" },
      "type: expected one of String, StringList, SecureString, got Secret",
    ],
    [
      "an unknown tier",
      { tier: "Gold" },
      "tier: expected one of Standard, Advanced, Intelligent-Tiering, got Gold",
    ],
    [
      "two values",
      { valueWo: "x", valueWoVersion: 1 },
      "value: exactly one of value, insecureValue, valueWo must be given",
    ],
    ["no value", { value: undefined }, "value: exactly one of value, insecureValue, valueWo must be given"],
    [
      "a plain value that is encrypted",
      { value: undefined, insecureValue: "x" },
      "insecureValue: is not valid with the type SecureString",
    ],
    [
      "a key for a plain value",
      { type: "String", keyId: "k" },
      "keyId: KeyId is valid with the type SecureString only",
    ],
    [
      "a folder without its first slash",
      { name: "shop/TOKEN" },
      'name: must be fully qualified: a name with folders begins with /; got "shop/TOKEN"',
    ],
    [
      "a name of AWS's own",
      { name: "/awshop/TOKEN" },
      'name: must not be prefixed with "aws" or "ssm"; got "/awshop/TOKEN"',
    ],
    ["an empty value", { value: "" }, "value: must be 1 to 4096 bytes long in its tier; got 0 bytes"],
    [
      "4097 bytes in the standard tier",
      { value: "x".repeat(4097) },
      "value: must be 1 to 4096 bytes long in its tier; got 4097 bytes",
    ],
    [
      "8193 bytes in the advanced tier",
      { tier: "Advanced", value: "x".repeat(8193) },
      "value: must be 1 to 8192 bytes long in its tier; got 8193 bytes",
    ],
    ["a value beside its pattern", { allowedPattern: "^a" }, "value: must match allowedPattern ^a"],
  ])("refuses %s", (_what, change, message) => {
    expect(fresh().failures(TOKEN.parameter, { ...SECURE, ...change })).toEqual([message]);
  });

  it("takes 4096 bytes in the standard tier and 8192 in the advanced one", () => {
    expect(fresh().failures(TOKEN.parameter, { ...SECURE, value: "x".repeat(4096) })).toEqual([]);
    expect(
      fresh().failures(TOKEN.parameter, { ...SECURE, tier: "Advanced", value: "x".repeat(8192) }),
    ).toEqual([]);
  });

  it("refuses a name that is taken, unless it is to be overwritten", () => {
    const cloud = fresh();
    cloud.make(TOKEN.parameter, SECURE);
    expect(() => cloud.make(TOKEN.parameter, SECURE)).toThrow("ParameterAlreadyExists");
    expect(cloud.make(TOKEN.parameter, { ...SECURE, overwrite: true }).outputs.version).toBe(2);
  });

  it("refuses a key that is not there, or that does not let Parameter Store encrypt", () => {
    const cloud = fresh();
    expect(() => cloud.make(TOKEN.parameter, { ...SECURE, keyId: "gone" })).toThrow("InvalidKeyId");
    const only = {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: ["kms:PutKeyPolicy", "kms:DescribeKey"],
      Resource: "*",
    };
    const key = cloud.make(TOKEN.key, { policy: policy(only) });
    expect(() => cloud.make(TOKEN.parameter, { ...SECURE, keyId: key.outputs.arn })).toThrow(
      "is not authorized to perform: kms:Encrypt",
    );
  });
});

describe("the lookups of parameters", () => {
  it("tell an encrypted value in clear only where asked to, and say what is missing", () => {
    const cloud = fresh();
    cloud.make(TOKEN.parameter, SECURE);
    expect(cloud.lookup(GET, { name: SECURE.name }).value).toBe("one");
    expect(cloud.lookup(GET, { name: SECURE.name, withDecryption: false }).value).not.toContain("one");
    expect(() => cloud.lookup(GET, { name: "/shop/OTHER" })).toThrow("ParameterNotFound");
  });

  it("list one folder, and its folders only where asked to", () => {
    const cloud = fresh();
    cloud.make(TOKEN.parameter, SECURE);
    cloud.make(TOKEN.parameter, { ...SECURE, name: "/shop/staging2/TOKEN" });
    expect(cloud.lookup(BY_PATH, { path: "/shop/staging" }).names).toEqual([SECURE.name]);
    expect(cloud.lookup(BY_PATH, { path: "/shop" }).names).toEqual([]);
    expect(cloud.lookup(BY_PATH, { path: "/shop", recursive: true }).names).toHaveLength(2);
    expect(() => cloud.lookup(BY_PATH, { path: "shop" })).toThrow("must begin with a forward slash");
  });
});

describe("a task that reads a parameter", () => {
  const READ = { Effect: "Allow", Action: "ssm:GetParameters", Resource: "*" };
  const DECRYPT = { Effect: "Allow", Action: "kms:Decrypt", Resource: "*" };

  /** Why the service does not come up; undefined where it does. */
  function start(name: string, statements: readonly object[], valueFrom?: string): string | undefined {
    const fixture = new ServiceFixture();
    const keyId = fixture.key.outputs.arn;
    const { cloud } = fixture;
    const made = cloud.make(TOKEN.parameter, { ...SECURE, name: "/shop/TOKEN", keyId });
    const logs = JSON.parse(fixture.executionText()) as { Statement: object[] }; // the fixture writes statements
    cloud.change(fixture.executionPolicy, {
      ...fixture.executionPolicy.inputs,
      policy: policy(...logs.Statement.slice(2), ...statements),
    });
    const reference = valueFrom ?? String(made.outputs.arn).replace("/shop/TOKEN", name);
    const task = fixture.task({ secrets: [{ name: "DATABASE_URL", valueFrom: reference }] });
    return fixture.service(task).reason;
  }

  it("starts with its right to the parameter and to its key, by ARN and by name", () => {
    expect(start("/shop/TOKEN", [READ, DECRYPT])).toBeUndefined();
    expect(start("", [READ, DECRYPT], "/shop/TOKEN")).toBeUndefined();
  });

  it.each<[string, string, readonly object[], string]>([
    ["its role may not read it", "/shop/TOKEN", [DECRYPT], "is not authorized to perform: ssm:GetParameters"],
    ["its role may not decrypt it", "/shop/TOKEN", [READ], "is not authorized to perform: kms:Decrypt"],
    ["it does not exist", "/shop/OTHER", [READ, DECRYPT], "Invalid ssm parameters"],
  ])("does not start where %s", (_why, name, statements, message) => {
    expect(start(name, statements)).toContain(message);
  });

  it("is refused where it names a version", () => {
    expect(() => start("/shop/TOKEN:2", [READ, DECRYPT])).toThrow("(no version)");
  });
});
