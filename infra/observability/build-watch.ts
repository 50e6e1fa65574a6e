import type { Input, ProviderResource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import { CustomerKey } from "../secrets/customer-key.ts";
import type { Secrets, SecretsArgs } from "../secrets/secrets.ts";
import type { Logs } from "./logs.ts";
import { Topics } from "./topics.ts";
import { Watch, type WatchArgs } from "./watch.ts";
import { WATCH_REGION } from "./watch-region.ts";

interface Options {
  readonly providers: ProviderResource[];
}

/** What stands in the region where probes report and the notifier runs. */
export interface WatchPost {
  /** Undefined where nothing is probed and no threats are watched: nobody else tells anything there. */
  readonly topics: Topics | undefined;
  readonly keyArn: Input<string>;
  /** The notifier's secrets, to be copied there; undefined where there are none, or the stack stands there itself. */
  readonly copies: SecretsArgs["copies"];
}

/**
 * Declares it, where anything probes, watches or notifies. A stack that stands in that region shares its topics, and its key lets the
 * notifier's log use it too.
 */
export function watchPost(context: StackContext, topics: Topics, options: Options): WatchPost | undefined {
  const { account, notify, observability } = context.settings;
  const names = [notify.slackWebhook, notify.discordWebhook, notify.pagerDutyKey].flatMap((name) =>
    name === undefined ? [] : [name],
  );
  // Probes tell of themselves there, and findings of other regions are handed there.
  const told = observability.probes.length > 0 || account.guardDuty === "owned";
  if (!told && names.length === 0) return undefined;
  const key = new CustomerKey(
    "watch-key",
    {
      context,
      purpose: "watch",
      region: WATCH_REGION,
      serviceGrants: ["alerts", "logs", "secretsmanager", "sns"],
    },
    options,
  );
  const here = context.settings.aws.region === WATCH_REGION;
  const own = told && !here;
  return {
    topics: own
      ? new Topics("watch-topics", { context, region: WATCH_REGION, keyArn: key.arn }, options)
      : told
        ? topics
        : undefined,
    keyArn: key.arn,
    copies: here || names.length === 0 ? undefined : { names, region: WATCH_REGION, keyArn: key.arn },
  };
}

/** Everything that watches, over what the stack has. */
export function buildWatch(
  context: StackContext,
  parts: {
    readonly logs: Logs;
    readonly topics: Topics;
    readonly post: WatchPost | undefined;
    readonly secrets: Secrets;
    readonly components: WatchArgs["components"];
  },
  options: Options,
): void {
  const { components, logs, post, secrets, topics } = parts;
  new Watch(
    "watch",
    {
      context,
      logs,
      topics,
      components,
      post,
      secretArn: (name) => secrets.arnIn(WATCH_REGION, name),
    },
    options,
  );
}
