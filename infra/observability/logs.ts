import { LogGroup, type LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup.js";
import { ComponentResource, type Input, type Output } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { logParts } from "./log-parts.ts";

export interface LogsArgs {
  readonly context: StackContext;
  /** A key whose policy lets CloudWatch Logs use it; a group with another one is refused. */
  readonly keyArn: Input<string>;
}

/**
 * Every log group of the stack, made before anything writes to it: a group that a writer makes for itself has
 * neither the key nor an end to its retention.
 */
export class Logs extends ComponentResource {
  readonly #groups: ReadonlyMap<string, LogGroup>;

  constructor(name: string, args: LogsArgs, opts?: ComponentOptions) {
    super("slipway:observability:Logs", name, {}, opts);
    const { context } = args;
    this.#groups = new Map(
      logParts(context.settings, context.prefix).map(({ part, groupName }) => {
        const draft: LogGroupArgs = {
          ...(groupName === undefined ? {} : { name: groupName }),
          kmsKeyId: args.keyArn,
          retentionInDays: context.settings.logs.retentionDays,
          tags: context.tags(name),
        };
        // Protected: logs are evidence, and a deleted group takes them along.
        const group = new LogGroup(`${name}-${part}`, context.override(name, "group", draft, part), {
          parent: this,
          protect: context.protect,
        });
        return [part, group];
      }),
    );
    this.registerOutputs({});
  }

  /** Physical name of a part's group: a service's name, `flow`, `database` or `database-upgrade`. */
  groupName(part: string): Output<string> {
    return this.#group(part).name;
  }

  /** ARN of a part's group, without a trailing `:*`. */
  groupArn(part: string): Output<string> {
    return this.#group(part).arn;
  }

  #group(part: string): LogGroup {
    const group = this.#groups.get(part);
    if (group === undefined) {
      throw new Error(`log group "${part}": one of ${[...this.#groups.keys()].join(", ")} was expected.`);
    }
    return group;
  }
}
