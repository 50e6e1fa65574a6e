import { describe, expect, it } from "@jest/globals";
import { secretStatements } from "../../../infra/service/secret-statements.ts";

const REACH = {
  secretStore: "parameters",
  secretArns: ["arn:a", "arn:b"],
  secretsKeyArn: "arn:key",
} as const;

describe("secretStatements", () => {
  it("reads the named parameters and decrypts them through Parameter Store alone", () => {
    expect(secretStatements("eu-west-1", REACH)).toEqual([
      { Sid: "ReadOwnSecrets", Effect: "Allow", Action: "ssm:GetParameters", Resource: ["arn:a", "arn:b"] },
      {
        Sid: "DecryptOwnSecrets",
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: "arn:key",
        Condition: {
          StringEquals: {
            "kms:ViaService": "ssm.eu-west-1.amazonaws.com",
            "kms:EncryptionContext:PARAMETER_ARN": ["arn:a", "arn:b"],
          },
        },
      },
    ]);
  });

  it("gives no right to a service without secrets", () => {
    expect(secretStatements("eu-west-1", { ...REACH, secretArns: [] })).toEqual([]);
  });
});
