import { describe, expect, it } from "@jest/globals";
import { type ExecutionReach, executionStatements } from "../../../infra/service/roles.ts";

const REACH: ExecutionReach = {
  secretStore: "secrets-manager",
  secretArns: ["arn:secret-a", "arn:secret-b"],
  secretsKeyArn: "arn:key",
  logGroupArn: "arn:group",
  logStreamPrefix: "api",
  repositoryArn: "arn:repository",
};
const sids = (reach: ExecutionReach) => executionStatements("eu-west-1", reach).map(({ Sid }) => Sid);

describe("executionStatements", () => {
  it("reads the service's own secrets and decrypts them through Secrets Manager alone", () => {
    const found = executionStatements("eu-west-1", REACH);
    expect(found).toContainEqual({
      Sid: "ReadOwnSecrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: ["arn:secret-a", "arn:secret-b"],
    });
    expect(found).toContainEqual({
      Sid: "DecryptOwnSecrets",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: "arn:key",
      Condition: {
        StringEquals: {
          "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
          "kms:EncryptionContext:SecretARN": ["arn:secret-a", "arn:secret-b"],
        },
      },
    });
  });

  it("has no right to any secret or key when the service reads none", () => {
    expect(sids({ ...REACH, secretArns: [] })).toEqual(["WriteOwnLogs", "PullOwnImage", "LogInToRegistry"]);
  });

  it("has no right to a registry when the image comes from elsewhere", () => {
    expect(sids({ ...REACH, repositoryArn: undefined })).toEqual([
      "WriteOwnLogs",
      "ReadOwnSecrets",
      "DecryptOwnSecrets",
    ]);
  });

  it("writes only streams that begin with the service's name", () => {
    const [logs] = executionStatements("eu-west-1", REACH);
    expect(logs?.Resource).toBe("arn:group:log-stream:api/*");
  });

  it("names every resource but for the login token, which belongs to the account", () => {
    const open = executionStatements("eu-west-1", REACH).filter(({ Resource }) => Resource === "*");
    expect(open).toEqual([
      { Sid: "LogInToRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
    ]);
  });
});
