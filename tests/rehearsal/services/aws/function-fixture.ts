import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

export const ACCOUNT = "111122223333";
export const TOPIC = `arn:aws:sns:eu-central-1:${ACCOUNT}:faults`;
export const functionArn = `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:notify`;
export const document = (...statements: readonly object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const use = ["kms:Decrypt", "kms:GenerateDataKey"];
const throughSns = { StringEquals: { "kms:ViaService": "sns.eu-central-1.amazonaws.com" } };

/** A function whose role may do what the statements say, and a topic under a key that roles reach through SNS. */
export function standing(...statements: readonly object[]) {
  const cloud = new MemoryCloud(services);
  const role = cloud.make(TOKEN.role, {
    name: "notify",
    assumeRolePolicy: document({
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    }),
  });
  if (statements.length > 0)
    cloud.make(TOKEN.rolePolicy, { name: "own", role: "notify", policy: document(...statements) });
  cloud.make(TOKEN.function, {
    name: "notify",
    role: role.outputs.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code: { assets: { "index.mjs": { text: "export const handler = () => 1;" } }, hash: "h" },
  });
  const root = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
  const key = cloud.put(TOKEN.key, "key-1", {
    arn: `arn:aws:kms:eu-central-1:${ACCOUNT}:key/key-1`,
    policy: document({
      Effect: "Allow",
      Principal: root,
      Action: "kms:*",
      Resource: "*",
      Condition: throughSns,
    }),
  });
  cloud.put(TOKEN.topic, TOPIC, { arn: TOPIC, kmsMasterKeyId: "key-1" });
  return { cloud, key, roleArn: String(role.outputs.arn) };
}

export const publish = { Effect: "Allow", Action: "sns:Publish", Resource: TOPIC };
export const encrypt = { Effect: "Allow", Action: use, Resource: "*", Condition: throughSns };
export const config = {
  functionName: "notify",
  maximumRetryAttempts: 2,
  destinationConfig: { onFailure: { destination: TOPIC } },
};
