import type { World } from "../cloud/world.ts";
import { functionOf } from "../services/aws/lambda-permission.ts";
import { live } from "../services/aws/live.ts";
import type { Ask } from "./delivery.ts";
import { type HandledEvent, handleEvent } from "./handle-event.ts";
import type { InvokedFunction } from "./invoke-function.ts";
import { handOn } from "./publish.ts";
import type { Stage } from "./stage.ts";

/**
 * Hands a function an event to deal with later, as `aws lambda invoke --invocation-type Event` does: the caller hears nothing of
 * its end, which is told here. Throws where the function cannot run.
 */
export async function invokeLater(
  world: World,
  { accountId, functionName, region }: InvokedFunction,
  event: unknown,
  stage: Stage,
): Promise<HandledEvent> {
  const ask: Ask = (run) => world.ask({ provider: "aws", accountId, region }, { name: "", urn: "" }, run);
  const arn = ask((cloud) => {
    const target = functionOf(cloud, functionName);
    return target === undefined || target.region !== region ? undefined : String(live(target).arn);
  });
  if (arn === undefined) throw new Error(`${functionName}: a function of ${region} was expected; got none.`);
  const handled = await handleEvent(ask, arn, event, stage, (message) => handOn(ask, message, stage, 1));
  if (typeof handled === "string") throw new Error(`${functionName}: ${handled}.`);
  return handled;
}
