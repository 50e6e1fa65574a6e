import { all, ComponentResource, type Input, type Resource } from "@pulumi/pulumi";
import type { DumpSettings, RestoreTestSettings } from "../config/backup-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import type { TaskPlace } from "../service/task-place.ts";
import { dailyTask, overriddenDraft } from "./daily-task.ts";
import { DUMP, dumpPrefix } from "./dump-draft.ts";
import { restoreStatements } from "./dump-roles.ts";
import { RESTORE_TEST, restoreDraft } from "./restore-draft.ts";

export interface RestoreTestArgs {
  readonly context: StackContext;
  readonly dump: DumpSettings;
  readonly settings: RestoreTestSettings;
  readonly bucket: {
    readonly name: Input<string>;
    readonly arn: Input<string>;
    readonly keyArn: Input<string>;
  };
  readonly cluster: { readonly arn: Input<string> };
  readonly place: TaskPlace;
  /** The dump's: both tell of the same file. */
  readonly logGroup: { readonly name: Input<string>; readonly arn: Input<string> };
  readonly repositoryArn: Input<string> | undefined;
  /** The key of the stack's secrets is none of the task's; the statements want its ARN all the same. */
  readonly secretsKeyArn: Input<string>;
  readonly ready: readonly Resource[];
}

/**
 * Every day, after the dump: the newest one is restored into an empty server that lives as long as the task. A dump that nobody
 * ever restored is a hope. The component's own input is the task's draft, which policies judge in the first preview.
 */
export class RestoreTest extends ComponentResource {
  constructor(name: string, args: RestoreTestArgs, opts?: ComponentOptions) {
    const { bucket, context, logGroup, settings } = args;
    const draft = overriddenDraft(context, RESTORE_TEST, restoreDraft(context.settings, args.dump, settings));
    super("slipway:backup:RestoreTest", name, { draft }, opts);
    const { database } = context.settings;
    const target = {
      prefix: dumpPrefix(database?.engine ?? "postgres"),
      region: context.settings.aws.recoveryRegion,
    };
    dailyTask(name, {
      context,
      component: RESTORE_TEST,
      does: "restores dumps of the database",
      draft,
      texts: { "backup.bucket": bucket.name, [`logs.${DUMP}`]: logGroup.name },
      statements: all([bucket.arn, bucket.keyArn]).apply(([bucketArn, keyArn]) =>
        restoreStatements({ ...target, bucketArn, keyArn }),
      ),
      start: {
        secretArns: [],
        secretsKeyArn: args.secretsKeyArn,
        logGroupArn: logGroup.arn,
        repositoryArn: args.repositoryArn,
      },
      cluster: args.cluster,
      place: args.place,
      schedule: settings.schedule,
      ready: args.ready,
      parent: this,
    });
    this.registerOutputs({});
  }
}
