import type { Behaviour, CheckFailure } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { replicationSources } from "../../data/rds-replication-regions.ts";
import { letters } from "../identifiers.ts";
import { flag, given, number, text } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { DB_INSTANCE } from "./rds-groups.ts";
import { requireDatabaseKeys } from "./rds-placement.ts";

const REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

/** Days (@pulumi/aws 7.48.0, rds.InstanceAutomatedBackupsReplicationArgs: default 7; the limit is the instance's). */
const RETENTION = { min: 1, max: 35, default: 7 } as const;

/** Copies of an instance's automated backups; made in the region that they are copied to. */
export const automatedBackupsReplication: Behaviour = {
  token: REPLICATION,

  check(inputs) {
    const failures: CheckFailure[] = [];
    const days = number(inputs, "retentionPeriod");
    if (days !== undefined && (days < RETENTION.min || days > RETENTION.max)) {
      failures.push({
        property: "retentionPeriod",
        reason: `InvalidParameterValue: Invalid backup retention period: ${days}. Must be between ${RETENTION.min} and ${RETENTION.max}`,
      });
    }
    return failures;
  },

  create(inputs, cloud) {
    const source = requireSource(cloud, inputs.sourceDbInstanceArn);
    const encrypted = flag(source.inputs, "storageEncrypted") === true;
    if (encrypted && !given(inputs, "kmsKeyId")) {
      throw new CloudError(
        "InvalidParameterCombination",
        "You must specify a KMS key of the destination region for the backups of an encrypted DB instance.",
      );
    }
    requireDatabaseKeys(inputs, cloud);
    const arn = cloud.arn("rds", `auto-backup:ab-${letters(cloud, 26, { lower: true })}`);
    return {
      id: arn,
      outputs: {
        kmsKeyId: encrypted ? requireKmsKey(cloud, inputs.kmsKeyId).outputs.arn : "",
        retentionPeriod: number(inputs, "retentionPeriod") ?? RETENTION.default,
      },
    };
  },
};

function requireSource(cloud: Cloud, arn: unknown): Entity {
  const source = cloud.list(DB_INSTANCE).find((instance) => instance.outputs.arn === arn);
  if (source === undefined)
    throw new CloudError("DBInstanceNotFound", `DBInstance ${String(arn)} not found.`);
  const { region } = cloud.caller;
  if (!replicationSources(region).includes(source.region)) {
    throw new CloudError(
      "InvalidParameterValue",
      `Cross-region automated backups from ${source.region} to ${region} are not supported.`,
    );
  }
  if ((number(source.inputs, "backupRetentionPeriod") ?? 0) === 0) {
    throw new CloudError(
      "InvalidDBInstanceState",
      `Automated backups are not enabled for ${text(source.outputs, "identifier") ?? ""}.`,
    );
  }
  const same = cloud.list(REPLICATION, { region }).some((other) => other.inputs.sourceDbInstanceArn === arn);
  if (same) {
    throw new CloudError(
      "InvalidDBInstanceState",
      `Automated backups of ${String(arn)} are already replicated to ${region}.`,
    );
  }
  return source;
}
