import { ALERT_PUBLISHERS, publisherCondition } from "../lib/alert-publishers.ts";
import { partition } from "../lib/partition.ts";
import { type PolicyStatement, policyDocument } from "../lib/policy-document.ts";

/** A service that encrypts with a customer key. */
export type KeyService =
  | "logs"
  | "rds"
  | "elasticache"
  | "secretsmanager"
  | "ssm"
  | "ecr"
  | "backup"
  | "s3"
  | "cloudtrail"
  | "sns"
  | "alerts";

/** Services that come as themselves, not for a caller of the account: each has statements of its own. */
type ActsForItself = "logs" | "alerts" | "cloudtrail";

const ACTS_FOR_ITSELF: readonly KeyService[] = ["logs", "alerts", "cloudtrail"] satisfies ActsForItself[];

/** A role that uses the key itself, by no service of AWS: somebody outside assumes it. */
export interface KeyUser {
  readonly roleArn: string;
  /** Words of KMS, such as `kms:Decrypt`. */
  readonly actions: readonly string[];
}

export interface KeyPolicyArgs {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly services: readonly KeyService[];
  /** The one role beside the services; left out, there is none. */
  readonly user?: KeyUser;
}

/**
 * What the account may do to the key itself. No word here encrypts, decrypts or grants: data is reached
 * through the named services only, by nobody directly. Source: KMS Developer Guide, "Permissions for key
 * administrators", from memory, 2026-11.
 */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
] as const;

/** What a service does with a key for the caller who asked it. */
const USE = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey*",
  "kms:ReEncrypt*",
] as const;

/**
 * The policy of a customer key. The account's root administers it, which hands the decision to the account's
 * IAM policies; each service may use it under conditions of its own, and without its statement fails, for
 * logs even silently.
 */
export function keyPolicy(args: KeyPolicyArgs): string {
  const services = [...new Set(args.services)].sort();
  const delegating = services.filter(
    (service): service is Exclude<KeyService, ActsForItself> => !ACTS_FOR_ITSELF.includes(service),
  );
  const root = `arn:${partition(args.region)}:iam::${args.accountId}:root`;
  return policyDocument([
    {
      Sid: "AccountAdministers",
      Effect: "Allow",
      Principal: { AWS: root },
      Action: ADMINISTRATION,
      Resource: "*",
    },
    ...(services.includes("logs") ? [logsStatement(args)] : []),
    ...(services.includes("alerts") ? alertStatements(args) : []),
    ...(services.includes("cloudtrail") ? trailStatements(args) : []),
    ...delegating.flatMap((service) => throughService(service, root, args)),
    ...(args.user === undefined ? [] : [userStatement(args.user)]),
  ]);
}

/**
 * CloudWatch Logs uses the key as itself, naming the log group in the encryption context; that pins account
 * and region. Source: CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS", read
 * 2026-11.
 */
function logsStatement({ accountId, region }: KeyPolicyArgs): PolicyStatement {
  const groups = `arn:${partition(region)}:logs:${region}:${accountId}:log-group:*`;
  return {
    Sid: "LogsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: `logs.${region}.amazonaws.com` },
    Action: USE,
    Resource: "*",
    Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": groups } },
  };
}

/**
 * Publishers encrypt what they hand to a topic as themselves; where one has no statement here its alerts vanish silently.
 * Source: SNS Developer Guide, "Enable compatibility between event sources from AWS services and encrypted topics", from
 * memory, 2026-11.
 */
function alertStatements({ accountId, region }: KeyPolicyArgs): readonly PolicyStatement[] {
  return ALERT_PUBLISHERS.map((publisher) => {
    const condition = publisherCondition(publisher, region, accountId);
    return {
      Sid: `Alerts${publisher.service[0]?.toUpperCase()}${publisher.service.slice(1)}`,
      Effect: "Allow",
      Principal: { Service: `${publisher.service}.amazonaws.com` },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      ...(condition === undefined ? {} : { Condition: condition }),
    };
  });
}

/**
 * A trail of the account encrypts its files as itself, naming itself in the encryption context; people read them through
 * S3. Source: CloudTrail User Guide, "Configure AWS KMS key policies for CloudTrail", from memory, 2026-11.
 */
function trailStatements({ accountId, region }: KeyPolicyArgs): readonly PolicyStatement[] {
  const trails = `arn:${partition(region)}:cloudtrail:${region}:${accountId}:trail/*`;
  const common = {
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Resource: "*",
  } as const;
  return [
    {
      ...common,
      Sid: "TrailsEncrypt",
      Action: "kms:GenerateDataKey*",
      Condition: { ArnLike: { "aws:SourceArn": trails, "kms:EncryptionContext:aws:cloudtrail:arn": trails } },
    },
    {
      ...common,
      Sid: "TrailsDescribe",
      Action: "kms:DescribeKey",
      Condition: { ArnLike: { "aws:SourceArn": trails } },
    },
  ];
}

/**
 * The other services act for a caller of the account: he needs the permission by IAM, and can use it through
 * the service only. A service that keeps on working afterwards (a database's disk) holds a grant, which it
 * may get for AWS resources alone. Source: KMS Developer Guide, "kms:ViaService" and
 * "kms:GrantIsForAWSResource", from memory, 2026-11.
 */
function throughService(
  service: Exclude<KeyService, ActsForItself>,
  root: string,
  { accountId, region }: KeyPolicyArgs,
): readonly PolicyStatement[] {
  const through = {
    StringEquals: { "kms:CallerAccount": accountId, "kms:ViaService": `${service}.${region}.amazonaws.com` },
  };
  const common = { Effect: "Allow", Principal: { AWS: root }, Resource: "*" } as const;
  const grants = (Sid: string): PolicyStatement => ({
    ...common,
    Sid,
    Action: "kms:CreateGrant",
    Condition: { ...through, Bool: { "kms:GrantIsForAWSResource": "true" } },
  });
  return [
    { ...common, Sid: `Through${SID[service]}`, Action: USE, Condition: through },
    // Parameter Store encrypts while it is asked, and keeps nothing open (KMS Developer Guide, "How Parameter Store uses KMS",
    // from memory, 2026-11).
    ...(service === "ssm" ? [] : [grants(`Grants${SID[service]}`)]),
  ];
}

/** Named itself, so that IAM can open the key to no other role, and the role needs no policy beside this one. */
function userStatement({ actions, roleArn }: KeyUser): PolicyStatement {
  return {
    Sid: "RoleUses",
    Effect: "Allow",
    Principal: { AWS: roleArn },
    Action: actions,
    Resource: "*",
  };
}

/** Statement ids take letters and digits only. */
const SID: Readonly<Record<Exclude<KeyService, ActsForItself>, string>> = {
  rds: "Rds",
  elasticache: "Elasticache",
  secretsmanager: "SecretsManager",
  ssm: "Ssm",
  ecr: "Ecr",
  backup: "Backup",
  s3: "S3",
  sns: "Sns",
};
