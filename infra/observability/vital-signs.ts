import type { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { rdsMaxConnections, rdsMemoryGib } from "../data/rds-memory.ts";
import { type AlarmArgs, alarm } from "./alarm.ts";
import { cacheSigns } from "./cache-signs.ts";
import { databaseSigns } from "./database-signs.ts";
import type { Measured } from "./measured.ts";
import { balancerSigns, serviceSigns } from "./service-signs.ts";
import type { Topics } from "./topics.ts";

/** A vital sign: what an alarm needs beside the stack's own. */
export type Sign = Omit<AlarmArgs, "context" | "topics" | "parent"> & { readonly name: string };

export interface VitalSignsArgs {
  readonly context: StackContext;
  readonly topics: Topics;
  readonly measured: Measured;
}

/** What every component is watched for, whatever the product: whether it answers, and whether it is about to run out of something. */
export class VitalSigns extends ComponentResource {
  readonly alarms: readonly MetricAlarm[];

  constructor(name: string, args: VitalSignsArgs, opts?: ComponentOptions) {
    super("slipway:observability:VitalSigns", name, {}, opts);
    const { context, measured, topics } = args;
    this.alarms = signsOf(context, measured).map(({ name: sign, ...rest }) =>
      alarm(`${name}-${sign}`, { ...rest, context, topics, parent: this }),
    );
    this.registerOutputs({});
  }
}

function signsOf({ settings }: StackContext, measured: Measured): readonly Sign[] {
  const database = settings.database?.engine === "postgres" ? settings.database : undefined;
  const memoryGib = database === undefined ? undefined : rdsMemoryGib(database.instanceClass);
  return [
    ...(measured.balancer === undefined ? [] : balancerSigns(measured.balancer)),
    ...Object.entries(measured.services).flatMap(([name, service]) =>
      serviceSigns(name, { ...service, clusterName: measured.clusterName, balancer: measured.balancer }),
    ),
    ...(database === undefined || measured.databaseIdentifier === undefined
      ? []
      : databaseSigns({
          identifier: measured.databaseIdentifier,
          storageGib: database.storageGib,
          memoryGib,
          maxConnections: memoryGib === undefined ? undefined : rdsMaxConnections(memoryGib),
        })),
    ...measured.cacheNodes.flatMap((node, index) => cacheSigns(node, index + 1)),
  ];
}
