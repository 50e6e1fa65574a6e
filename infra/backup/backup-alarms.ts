import { LogMetricFilter } from "@pulumi/aws/cloudwatch/logMetricFilter.js";
import { ComponentResource, type Input } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { alarm, type Metric } from "../observability/alarm.ts";
import type { Topics } from "../observability/topics.ts";
import { backupSigns } from "./backup-signs.ts";
import { DUMP_DONE } from "./dump-draft.ts";
import { RESTORE_DONE } from "./restore-draft.ts";

export interface BackupAlarmsArgs {
  readonly context: StackContext;
  /** Of the stack's own region, in which the jobs run. */
  readonly topics: Topics;
  /** Undefined where AWS Backup copies nothing. */
  readonly vaultName: Input<string> | undefined;
  /** Has a value in every hour in which there was something to copy. */
  readonly alive: Metric;
  /** Log group of the dump's task; undefined where the stack has none. */
  readonly dumpLogGroupName: Input<string> | undefined;
  /** True where a task restores each dump; it writes to the same group. */
  readonly restored?: boolean;
}

/** Tells somebody when a copy of the database failed, and when none was made. */
export class BackupAlarms extends ComponentResource {
  constructor(name: string, args: BackupAlarmsArgs, opts?: ComponentOptions) {
    super("slipway:backup:BackupAlarms", name, {}, opts);
    const { alive, context, topics, vaultName } = args;
    const group = args.dumpLogGroupName;
    const dumps = group === undefined ? undefined : this.#counted(name, "dumps", DUMP_DONE, group, context);
    const restores =
      group === undefined || args.restored !== true
        ? undefined
        : this.#counted(name, "restores", RESTORE_DONE, group, context);
    const signs = backupSigns({ vaultName, alive, dumps: dumps?.metric, restores: restores?.metric });
    const filters = [dumps, restores].flatMap((one) => (one === undefined ? [] : [one.filter]));
    for (const { name: sign, ...rest } of signs) {
      alarm(`${name}-${sign}`, {
        ...rest,
        context,
        topics,
        parent: this,
        dependsOn: filters,
      });
    }
    this.registerOutputs({});
  }

  /** Counts what a task says that it has done: dumps written, dumps restored. */
  #counted(
    name: string,
    part: "dumps" | "restores",
    says: string,
    logGroupName: Input<string>,
    context: StackContext,
  ) {
    const metricName = `database-${part}`;
    const namespace = `${context.settings.product}/${context.settings.environment}`;
    const filter = new LogMetricFilter(
      `${name}-${part}`,
      context.override("alarms", "metricFilter", {
        name: metricName,
        logGroupName,
        pattern: `"${says}"`,
        metricTransformation: { namespace, name: metricName, value: "1" },
      }),
      { parent: this },
    );
    const metric: Metric = { namespace, name: metricName, statistic: "Sum" };
    return { filter, metric };
  }
}
