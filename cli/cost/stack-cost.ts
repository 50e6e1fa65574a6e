import { type Completed, completed } from "../../cost/completed.ts";
import { type Estimate, type EstimateOptions, estimate } from "../../cost/estimate.ts";
import { checkFolder } from "../../infra/config/check.ts";
import { resolve } from "../../infra/config/resolve.ts";
import { ConfigError } from "../../infra/lib/errors.ts";
import { programViews } from "./program-views.ts";

/** A stack's cost, and what it would be with another region's prices where its own has none. */
export interface StackCost extends Estimate {
  readonly completed: Completed | undefined;
}

/** The month's cost of one stack, from its file alone. Throws `ConfigError` with all its problems. */
export async function stackCost(
  configDir: string,
  stack: string,
  options: Pick<EstimateOptions, "standIn" | "usage"> = {},
): Promise<StackCost> {
  const { configs, problems, wholes } = checkFolder(configDir, stack);
  const config = configs.get(stack);
  if (problems.length > 0 || config === undefined) throw new ConfigError(problems);
  const { settings } = resolve(config);
  const raw = wholes.get(stack)?.raw;
  const views = await programViews({ folder: configDir, raw, settings, stack });
  const { ownsZone, plan } = settings.cloudflare;
  const asked = { ...options, region: settings.aws.region, zonePlan: ownsZone ? plan : undefined };
  const found = estimate(views, asked);
  return { ...found, completed: completed(views, asked, found) };
}
