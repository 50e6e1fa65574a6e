import type { World } from "../cloud/world.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { functionTask } from "./function-task.ts";
import { type FunctionResult, runFunction } from "./run-function.ts";
import type { Stage } from "./stage.ts";

/** A function of the simulated account. */
export interface InvokedFunction {
  readonly accountId: string;
  readonly region: string;
  readonly functionName: string;
}

/** Invokes a function with an event, as `aws lambda invoke` does for a person: its own code runs. Throws where it cannot run. */
export async function invokeFunction(
  world: World,
  { accountId, functionName, region }: InvokedFunction,
  event: unknown,
  stage: Stage,
): Promise<FunctionResult> {
  const task = world.ask({ provider: "aws", accountId, region }, { name: "", urn: "" }, (cloud) => {
    const target = cloud.get(TOKEN.function, functionName);
    if (target === undefined)
      throw new Error(`${functionName}: a function of ${region} was expected; got none.`);
    return functionTask(cloud, target, stage);
  });
  if (typeof task === "string") throw new Error(`${functionName}: ${task}.`);
  return runFunction({ ...task, event });
}
