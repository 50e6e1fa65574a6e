import { describe, expect, it } from "@jest/globals";
import { heldSecret, requireReader } from "../../../../rehearsal/services/aws/secret-reader.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ACCOUNT, policy } from "./service-fixture.ts";

const ROOT = {
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: "kms:*",
  Resource: "*",
};

/** A secret under a key, and a role with these permissions. */
function withSecret(permissions: readonly object[] = [], keyPolicy = policy(ROOT)) {
  const cloud = new MemoryCloud(services);
  const key = cloud.make(TOKEN.key, { policy: keyPolicy });
  const secret = cloud.make(TOKEN.secret, { name: "slack", kmsKeyId: key.outputs.arn });
  const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  cloud.make(TOKEN.role, { name: "notifier", assumeRolePolicy: policy(trust) });
  if (permissions.length > 0)
    cloud.make(TOKEN.rolePolicy, { role: "notifier", name: "read", policy: policy(...permissions) });
  const arn = String(secret.outputs.arn);
  const held = () => cloud.ask((view) => heldSecret(view, arn));
  const read = (role = "notifier") =>
    cloud.ask((view) => {
      const found = heldSecret(view, arn);
      if (found === undefined) throw new Error("no secret");
      requireReader(view, role, found);
    });
  return { arn, cloud, held, key, read };
}

const READ = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" };
const DECRYPT = {
  Effect: "Allow",
  Action: "kms:Decrypt",
  Resource: "*",
  Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
};

describe("heldSecret", () => {
  it("is the secret of that ARN in its own region, with its key", () => {
    const { arn, cloud, held, key } = withSecret();
    expect(held()).toMatchObject({ arn, keyId: key.outputs.arn });
    cloud.as({ region: "eu-west-1" });
    expect(held()).toBeUndefined();
    cloud.as({ region: "eu-central-1" });
    expect(cloud.ask((view) => heldSecret(view, `${arn}x`))).toBeUndefined();
  });

  it("is its copy in another region, under the copy's key", () => {
    const { arn, cloud } = withSecret();
    cloud.ask((view) => {
      const secret = view.list(TOKEN.secret)[0];
      if (secret !== undefined) secret.outputs.replicas = [{ region: "eu-west-1", kmsKeyId: "arn:copy-key" }];
    });
    cloud.as({ region: "eu-west-1" });
    const copy = arn.replace("eu-central-1", "eu-west-1");
    expect(cloud.ask((view) => heldSecret(view, copy))).toMatchObject({ arn: copy, keyId: "arn:copy-key" });
    expect(cloud.ask((view) => heldSecret(view, arn))).toBeUndefined();
  });
});

describe("requireReader", () => {
  it("lets a role read that may read the secret and decrypt by Secrets Manager", () => {
    expect(() => withSecret([READ, DECRYPT]).read()).not.toThrow();
  });

  it.each<[string, readonly object[], string | undefined, string]>([
    ["has no permission", [], undefined, "secretsmanager:GetSecretValue"],
    ["does not exist", [READ, DECRYPT], "nobody", "secretsmanager:GetSecretValue"],
    ["may not decrypt", [READ], undefined, "kms:Decrypt"],
    [
      "may decrypt by another service",
      [
        READ,
        { ...DECRYPT, Condition: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } } },
      ],
      undefined,
      "kms:Decrypt",
    ],
  ])("refuses a role that %s", (_, permissions, role, action) => {
    expect(() => withSecret(permissions).read(role)).toThrow(
      `User: arn:aws:sts::${ACCOUNT}:assumed-role/${role ?? "notifier"} is not authorized to perform: ${action} on resource: arn:aws:`,
    );
  });

  it("refuses a role whose account the key does not let decide", () => {
    const other = { ...ROOT, Principal: { AWS: "arn:aws:iam::999988887777:root" } };
    const own = { ...ROOT, Action: ["kms:Describe*", "kms:PutKeyPolicy"] };
    expect(() => withSecret([READ, DECRYPT], policy(own, other)).read()).toThrow("kms:Decrypt");
  });
});
