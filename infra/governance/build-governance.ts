import type { Ground } from "../build-ground.ts";
import type { ProgramContext } from "../lib/stack-context.ts";
import type { WatchPost } from "../observability/build-watch.ts";
import type { ProviderOptions } from "../provider-options.ts";
import { AccountRecords } from "./account-records.ts";
import { Budget } from "./budget.ts";
import { ThreatDetection } from "./threat-detection.ts";

/** What the account has once, as far as it is this stack's to declare. */
export function buildGovernance(
  context: ProgramContext,
  { keys, logs, topics }: Ground,
  post: WatchPost | undefined,
  options: ProviderOptions,
): void {
  const { account } = context.settings;
  if (keys.records !== undefined) {
    const trailGroupArn = account.cloudTrail === "owned" ? logs.groupArn("trail") : undefined;
    new AccountRecords("records", { context, keyArn: keys.records.arn, trailGroupArn }, options);
  }
  new Budget("budget", { context, topics: post?.topics ?? topics }, options);
  if (account.guardDuty === "owned") {
    const everywhere = [...new Set([topics, post?.topics ?? topics])];
    new ThreatDetection("threats", { context, topics: everywhere }, options);
  }
}
