import { describe, expect, it } from "@jest/globals";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { dedicated, flex } from "./atlas.ts";
import { held } from "./own-key.ts";

describe("encryption at rest with an own key", () => {
  it("is valid when the role may use the key", () => {
    expect(held().encrypt().outputs).toMatchObject({ awsKmsConfig: { valid: true } });
  });

  it.each(["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"])(
    "is refused when the role may not call %s",
    (left) => {
      const actions = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"].filter((action) => action !== left);
      expect(() => held({ actions }).encrypt()).toThrow(`may not call ${left}`);
    },
  );

  it("is refused when the key's policy names neither the role nor the account", () => {
    const keyPolicy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:*",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Resource: "*",
        },
        { Effect: "Deny", Action: "kms:Decrypt", Principal: "*", Resource: "*" },
      ],
    });
    expect(() => held({ keyPolicy }).encrypt()).toThrow("kms:Decrypt");
  });

  it("is refused for a key or a role that is not there", () => {
    const { encrypt } = held();
    expect(() => encrypt({ customerMasterKeyId: "none" })).toThrow("No key none");
    expect(() => encrypt({ region: "EU_WEST_1" })).toThrow("No key");
    expect(() => encrypt({ roleId: "0".repeat(24) })).toThrow("not authorized");
  });

  it("is refused with an access key, or without key and region", () => {
    const { cloud, projectId } = held();
    const failures = cloud.failures(ATLAS.encryption, {
      projectId,
      awsKmsConfig: { accessKeyId: "AKIA", secretAccessKey: "x" },
    });
    expect(failures.map((failure) => failure.split(":")[0])).toEqual([
      "awsKmsConfig.customerMasterKeyId",
      "awsKmsConfig.region",
      "awsKmsConfig.roleId",
    ]);
  });

  it("is refused in a project of Flex only", () => {
    const { cloud, encrypt, projectId } = held();
    cloud.make(ATLAS.cluster, flex(projectId));
    expect(() => encrypt()).toThrow("needs a cluster of M10");
  });

  it("goes before a cluster that wants it, and stays while one does", () => {
    const { cloud, encrypt, projectId } = held();
    const values = dedicated(projectId, { encryptionAtRestProvider: "AWS" });
    expect(() => cloud.make(ATLAS.cluster, values)).toThrow("no encryption at rest with a key of its own");
    const encryption = encrypt();
    const cluster = cloud.make(ATLAS.cluster, values);
    expect(() => cloud.drop(encryption)).toThrow("CANNOT_DISABLE_ENCRYPTION_AT_REST");
    expect(() => cloud.change(encryption, { projectId, awsKmsConfig: { enabled: false } })).toThrow(
      "CANNOT_DISABLE_ENCRYPTION_AT_REST",
    );
    cloud.drop(cluster);
    cloud.drop(encryption);
    expect(cloud.list(ATLAS.encryption)).toEqual([]);
  });
});
