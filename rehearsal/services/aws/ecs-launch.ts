import type { Inputs } from "../../cloud/behaviour.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { record, text, textList } from "../known.ts";
import { asksForInstances } from "./ecs-placement.ts";
import { live } from "./live.ts";

/** What CreateService and RunTask refuse of a launch type. Source: ECS API Reference, CreateService, from memory, 2026-11. */
export function requireLaunch(inputs: Inputs, taskDefinition: Entity): void {
  const refuse = (message: string): never => {
    throw new CloudError("InvalidParameterException", message);
  };
  const type = asksForInstances(inputs) ? "EC2" : (text(inputs, "launchType") ?? "FARGATE");
  if (type === "EXTERNAL") refuse("this rehearsal runs tasks on Fargate and on instances; got EXTERNAL");
  const runsOn = textList(live(taskDefinition), "requiresCompatibilities");
  // A definition that names none runs on instances.
  const supported = runsOn.includes(type) || (type === "EC2" && runsOn.length === 0);
  if (!supported) refuse(`Task definition does not support launch_type ${type}.`);
  if (text(inputs, "schedulingStrategy") === "DAEMON")
    refuse(
      type === "EC2"
        ? "this rehearsal keeps a count of tasks; got the daemon scheduling strategy"
        : "The daemon scheduling strategy is not supported for Fargate tasks.",
    );
  if (type !== "EC2") return;
  if ((text(inputs, "platformVersion") ?? "") !== "")
    refuse("The platform version must be null when specifying an EC2 launch type.");
  const mode = text(live(taskDefinition), "networkMode") ?? "bridge";
  if (mode === "awsvpc")
    refuse("this rehearsal gives no task on an instance an interface of its own; take networkMode bridge");
  if (record(inputs, "networkConfiguration") !== undefined)
    refuse("Network Configuration is not valid for the given networkMode of this task definition.");
}
