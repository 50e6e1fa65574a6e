import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ATLAS_CALLER, ATLAS_SEED, ORGANIZATION } from "./atlas.ts";
import { AWS_ACCOUNT, AWS_CALLER } from "./linked.ts";

const KEY = "aws:kms/key:Key";

export interface Held {
  readonly externalId: string;
  readonly principal: string;
  /** Actions that the role's policy allows on the key. */
  readonly actions: readonly string[];
  /** The key's policy; left out, the account's IAM decides. */
  readonly keyPolicy: string;
}

const ACTIONS = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"];

const policy = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

/** A project, a key and a role that Atlas may assume; calls go to Atlas. */
export function held(options: Partial<Held> = {}): {
  readonly cloud: MemoryCloud;
  readonly projectId: string;
  readonly roleId: string;
  readonly setup: Entity;
  readonly authorization: Entity;
  readonly role: Entity;
  readonly key: Entity;
  encrypt(rest?: Record<string, unknown>): Entity;
} {
  const cloud = new MemoryCloud(services, ATLAS_SEED);
  cloud.as(ATLAS_CALLER);
  const { id: projectId } = cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop" });
  const setup = cloud.make(ATLAS.roleSetup, { projectId, providerName: "AWS" });
  const [config] = setup.outputs.awsConfigs as Record<string, string>[]; // as the behaviour writes it
  const roleId = String(setup.outputs.roleId);
  cloud.as(AWS_CALLER);
  const key = cloud.make(KEY, options.keyPolicy === undefined ? {} : { policy: options.keyPolicy });
  const role = cloud.make(TOKEN.role, {
    name: "atlas",
    assumeRolePolicy: policy({
      Action: "sts:AssumeRole",
      Principal: { AWS: options.principal ?? config?.atlasAwsAccountArn },
      Condition: {
        StringEquals: { "sts:ExternalId": options.externalId ?? config?.atlasAssumedRoleExternalId },
      },
    }),
  });
  cloud.make(TOKEN.rolePolicy, {
    role: "atlas",
    name: "key",
    policy: policy({ Action: options.actions ?? ACTIONS, Resource: key.outputs.arn }),
  });
  cloud.as(ATLAS_CALLER);
  const authorization = cloud.make(ATLAS.roleAuthorization, {
    projectId,
    roleId,
    aws: { iamAssumedRoleArn: `arn:aws:iam::${AWS_ACCOUNT}:role/atlas` },
  });
  const encrypt = (rest: Record<string, unknown> = {}): Entity =>
    cloud.make(ATLAS.encryption, {
      projectId,
      awsKmsConfig: { enabled: true, customerMasterKeyId: key.id, region: "EU_CENTRAL_1", roleId, ...rest },
    });
  return { cloud, projectId, roleId, setup, authorization, role, key, encrypt };
}
