import type { Inputs } from "../../cloud/behaviour.ts";
import { flag, given } from "../known.ts";

/**
 * What gp3 gives PostgreSQL below 400 GiB (RDS User Guide, "DB instance storage", from memory, 2026-11): operations
 * and MiB per second.
 */
const GP3 = { iops: 3000, throughput: 125 } as const;
/** Days of Performance Insights where none are named (@pulumi/aws 7.48.0, rds.InstanceArgs). */
const INSIGHTS_DAYS = 7;

/** What RDS and the provider fill in where an instance does not say it. */
export function instanceDefaults(inputs: Inputs): Record<string, unknown> {
  const gp3 = inputs.storageType === "gp3";
  const insights = flag(inputs, "performanceInsightsEnabled") === true;
  const defaults: Readonly<Record<string, unknown>> = {
    ...{
      backupTarget: "region",
      databaseInsightsMode: "standard",
      engineLifecycleSupport: "open-source-rds-extended-support",
    },
    ...{ iops: gp3 ? GP3.iops : 0, storageThroughput: gp3 ? GP3.throughput : 0 },
    ...{
      performanceInsightsKmsKeyId: "",
      performanceInsightsRetentionPeriod: insights ? INSIGHTS_DAYS : 0,
      monitoringRoleArn: "",
    },
    ...{
      characterSetName: "",
      dbName: "",
      domainFqdn: "",
      identifierPrefix: "",
      masterUserSecretKmsKeyId: "",
    },
    ...{
      ncharCharacterSetName: "",
      replicaMode: "",
      snapshotIdentifier: "",
      timezone: "",
      upgradeRolloutOrder: "second",
    },
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => !given(inputs, name)));
}
