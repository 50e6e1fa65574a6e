import { Instance, type InstanceArgs } from "@pulumi/aws/rds/instance.js";
import { ParameterGroup } from "@pulumi/aws/rds/parameterGroup.js";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup.js";
import { all, ComponentResource, type Input, type Output, type Resource, secret } from "@pulumi/pulumi";
import { RandomId } from "@pulumi/random/randomId.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import type { PostgresSettings } from "../config/database-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { parameterFamily } from "../lib/parameter-family.ts";
import { RDS_AUTHORITY } from "../tables/rds-authorities.ts";
import { postgresUrl } from "./connection-url.ts";
import { databaseIdentifier } from "./database-identifier.ts";
import { POSTGRES_PORT } from "./ports.ts";
import { postgresParameters } from "./postgres-parameters.ts";

/**
 * Characters of the password: letters, digits and these, some 6 bits each. RDS refuses `/`, `@`, `"` and
 * spaces (RDS API reference, CreateDBInstance, from memory, 2026-11); these four stand in a URL as they are (RFC
 * 3986, "unreserved").
 */
const PASSWORD = { length: 48, symbols: "-._~" } as const;

/**
 * Days of load history that cost nothing. @pulumi/aws 7.48.0: 7, 731 or a multiple of 31. AWS shows them
 * under the name of CloudWatch Database Insights, standard mode; the API still says Performance Insights, and
 * PostgreSQL has it in every instance class (RDS User Guide, "Database Insights", from memory, 2026-11).
 */
const INSIGHTS_DAYS = 7;

/**
 * An encrypted instance over two zones can take longer than the provider's 40 minutes, and so can its final
 * snapshot.
 */
const TIMEOUTS = { create: "2h", update: "3h", delete: "2h" } as const;

export interface PostgresArgs {
  readonly context: StackContext;
  readonly settings: PostgresSettings;
  /** Isolated subnets in at least two zones: RDS refuses a group with one. */
  readonly subnetIds: Input<Input<string>[]>;
  readonly securityGroupId: Input<string>;
  /** Key for storage, snapshots and Performance Insights. A change replaces the instance. */
  readonly keyArn: Input<string>;
  /**
   * What holds the log groups that RDS writes to: RDS would make groups of its own, without key and
   * retention.
   */
  readonly logs: Resource;
}

/** One PostgreSQL on RDS, reachable only from inside the network and only over TLS. */
export class Postgres extends ComponentResource {
  readonly host: Output<string>;
  readonly port: Output<number>;
  readonly databaseName: Output<string>;
  /** The instance's owner, as whom the application connects. */
  readonly username: Output<string>;
  /** Secret. */
  readonly password: Output<string>;
  /** Secret: `postgresql://…?sslmode=require`. */
  readonly url: Output<string>;
  readonly instance: Instance;

  constructor(name: string, args: PostgresArgs, opts?: ComponentOptions) {
    super("slipway:data:Postgres", name, {}, opts);
    const password = this.#password(name, args);
    this.instance = this.#instance(name, args, password);
    this.host = this.instance.address;
    this.port = this.instance.port;
    this.databaseName = this.instance.dbName;
    this.username = this.instance.username;
    this.password = secret(password);
    this.url = secret(
      all([this.host, this.port, this.databaseName, this.username, this.password]).apply(
        ([host, port, databaseName, username, plain]) =>
          postgresUrl({ host, port, databaseName, username, password: plain }),
      ),
    );
    this.registerOutputs({ host: this.host, port: this.port, databaseName: this.databaseName });
  }

  /** Protected: a lost password would be made anew, and locks out every task that still holds the old one. */
  #password(name: string, { context }: PostgresArgs): Output<string> {
    const made = new RandomPassword(
      `${name}-password`,
      {
        length: PASSWORD.length,
        overrideSpecial: PASSWORD.symbols,
        minLower: 1,
        minUpper: 1,
        minNumeric: 1,
        minSpecial: 1,
      },
      { parent: this, protect: context.protect },
    );
    return made.result;
  }

  #instance(name: string, args: PostgresArgs, password: Output<string>): Instance {
    const { context, settings } = args;
    const { deletionProtection, keepLastSnapshot, tier } = context.settings;
    const draft: InstanceArgs = {
      identifier: databaseIdentifier(context.prefix),
      engine: settings.engine,
      engineVersion: settings.version,
      // Minor versions come by themselves in the maintenance window (checklist DAT-06). `version` then falls
      // behind: after a refresh the configuration has to name the newer minor, since RDS never goes back.
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: false,
      // The other value costs by the core and hour.
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      instanceClass: settings.instanceClass,
      multiAz: settings.multiAz,

      storageType: "gp3",
      allocatedStorage: settings.storageGib,
      maxAllocatedStorage: settings.maxStorageGib,
      storageEncrypted: true,
      kmsKeyId: args.keyArn,

      dbName: settings.databaseName,
      username: settings.username,
      password,
      port: POSTGRES_PORT,
      parameterGroupName: this.#parameterGroup(name, args).name,

      dbSubnetGroupName: this.#subnetGroup(name, args).name,
      vpcSecurityGroupIds: [args.securityGroupId],
      publiclyAccessible: false,
      caCertIdentifier: RDS_AUTHORITY,

      backupRetentionPeriod: settings.backupRetentionDays,
      backupWindow: settings.backupWindow,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !keepLastSnapshot,
      deletionProtection,
      ...this.#finalSnapshot(name, args),

      maintenanceWindow: settings.maintenanceWindow,
      // A changed class or version restarts the database. In production that waits for the window, and is not
      // done yet when `up` ends; staging has nobody to disturb. A changed password is applied at once in both
      // (RDS, ModifyDBInstance).
      applyImmediately: tier === "staging",

      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: args.keyArn,
      performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
      enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
      tags: context.tags(name),
    };
    return new Instance(`${name}-instance`, context.override(name, "instance", draft), {
      parent: this,
      dependsOn: [args.logs],
      protect: context.protect,
      customTimeouts: TIMEOUTS,
    });
  }

  /**
   * A family belongs to a major version: the name is the engine's, so that the new group can stand beside the
   * old one.
   */
  #parameterGroup(name: string, { context, settings }: PostgresArgs): ParameterGroup {
    const draft = {
      description: `PostgreSQL of ${context.prefix}`,
      family: parameterFamily(settings.engine, settings.version),
      parameters: [...postgresParameters(settings)],
      tags: context.tags(name),
    };
    return new ParameterGroup(`${name}-parameters`, context.override(name, "parameterGroup", draft), {
      parent: this,
    });
  }

  #subnetGroup(name: string, { context, subnetIds }: PostgresArgs): SubnetGroup {
    const draft = {
      description: `Isolated subnets of ${context.prefix}`,
      subnetIds,
      tags: context.tags(name),
    };
    return new SubnetGroup(`${name}-subnets`, context.override(name, "subnetGroup", draft), { parent: this });
  }

  /**
   * A database that may not be lost leaves a snapshot behind. Its name has to be free when the time comes, so its end is
   * random, and new for every instance: what would replace the instance gives a new end too.
   */
  #finalSnapshot(name: string, { context, settings, keyArn }: PostgresArgs): Partial<InstanceArgs> {
    if (!context.settings.keepLastSnapshot) return { skipFinalSnapshot: true };
    const identifier = databaseIdentifier(context.prefix);
    const suffix = new RandomId(
      `${name}-snapshot-suffix`,
      {
        byteLength: 4,
        keepers: { databaseName: settings.databaseName, username: settings.username, key: keyArn },
      },
      { parent: this },
    );
    return {
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: suffix.hex.apply((end) => `${identifier}-final-${end}`),
    };
  }
}
