import { all, ComponentResource, type Input, type Output, type Resource } from "@pulumi/pulumi";
import type { DumpSettings } from "../config/backup-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import type { TaskPlace } from "../service/task-place.ts";
import { PrivateBucket } from "../storage/private-bucket.ts";
import { dailyTask, overriddenDraft } from "./daily-task.ts";
import { DUMP, dumpDraft, dumpPrefix } from "./dump-draft.ts";
import { dumpStatements } from "./dump-roles.ts";

/** Days in which a dump that was overwritten or deleted can still be brought back, beside those that it is kept. */
const VERSION_DAYS = 30;

/** Days that access logs are kept: as long as somebody may ask who read a dump. */
const ACCESS_LOG_DAYS = 400;

export interface DumpArgs {
  readonly context: StackContext;
  readonly settings: DumpSettings;
  readonly cluster: { readonly arn: Input<string> };
  readonly place: TaskPlace;
  readonly secret: {
    readonly arn: Input<string>;
    readonly valueFrom: Input<string>;
    readonly keyArn: Input<string>;
  };
  readonly logGroup: { readonly name: Input<string>; readonly arn: Input<string> };
  /** The ECR repository of the image; undefined for an image from elsewhere. */
  readonly repositoryArn: Input<string> | undefined;
  /** A key of the recovery region. */
  readonly recoveryKeyArn: Input<string>;
  /** What must be there before the task can run. */
  readonly ready: readonly Resource[];
}

/**
 * A logical dump, every day, in a bucket of the recovery region: it can be read without RDS, by any PostgreSQL, in part, and by
 * a newer major version. The component's own input is the task's draft, which policies judge in the first preview.
 */
export class Dump extends ComponentResource {
  readonly bucket: Output<string>;
  readonly bucketArn: Output<string>;
  /** What must be there before somebody can read a dump. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: DumpArgs, opts?: ComponentOptions) {
    const { context, logGroup, secret, settings } = args;
    const draft = overriddenDraft(context, "dump", dumpDraft(context.settings, settings));
    super("slipway:backup:Dump", name, { draft }, opts);
    const bucket = this.#bucket(name, args);
    const { database } = context.settings;
    const target = {
      prefix: dumpPrefix(database?.engine ?? "postgres"),
      region: context.settings.aws.recoveryRegion,
    };
    dailyTask(name, {
      context,
      component: "dump",
      does: "dumps the database",
      draft,
      texts: {
        "backup.bucket": bucket.bucket,
        [`logs.${DUMP}`]: logGroup.name,
        [`secret:${settings.secretName}`]: secret.valueFrom,
      },
      statements: all([bucket.arn, args.recoveryKeyArn]).apply(([bucketArn, keyArn]) =>
        dumpStatements({ ...target, bucketArn, keyArn }),
      ),
      start: {
        secretArns: [secret.arn],
        secretsKeyArn: secret.keyArn,
        logGroupArn: logGroup.arn,
        repositoryArn: args.repositoryArn,
      },
      cluster: args.cluster,
      place: args.place,
      schedule: settings.schedule,
      ready: [...bucket.ready, ...args.ready],
      parent: this,
    });
    this.bucket = bucket.bucket;
    this.bucketArn = bucket.arn;
    this.ready = bucket.ready;
    this.registerOutputs({ bucket: this.bucket });
  }

  #bucket(name: string, { context, recoveryKeyArn, settings }: DumpArgs): PrivateBucket {
    const region = context.settings.aws.recoveryRegion;
    const logs = new PrivateBucket(
      `${name}-access-logs`,
      {
        context,
        overriddenAs: "dump",
        keyArn: "s3-managed",
        accessLogs: "receives",
        expire: { days: ACCESS_LOG_DAYS, versionDays: 1 },
        region,
      },
      { parent: this },
    );
    return new PrivateBucket(
      `${name}-backups`,
      {
        context,
        overriddenAs: "dump",
        keyArn: recoveryKeyArn,
        accessLogs: logs.bucket,
        expire: { days: settings.retentionDays, versionDays: VERSION_DAYS },
        region,
      },
      { parent: this, dependsOn: [...logs.ready] },
    );
  }
}
