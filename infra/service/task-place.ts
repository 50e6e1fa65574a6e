import type { ServiceArgs } from "@pulumi/aws/ecs/service.js";
import type { Input } from "@pulumi/pulumi";
import type { InstanceSettings } from "../config/compute-settings.ts";
import type { SubnetKind } from "../config/network-settings.ts";
import type { Settings } from "../config/settings.ts";

/** Where the tasks of a service or a schedule stand. */
export type TaskPlace =
  /** Each with an interface and a security group of its own. */
  | {
      readonly kind: "fargate";
      readonly subnetIds: readonly Input<string>[];
      /** True where the tasks stand in public subnets and need an address to reach registry, logs and secrets. */
      readonly assignPublicIp: boolean;
      readonly securityGroupId: Input<string>;
    }
  /** On the stack's instance, behind its interface and its group. */
  | { readonly kind: "instance"; readonly rollout: InstanceSettings["rollout"] };

/** Where tasks of that security group stand. */
export function taskPlace(
  { compute, network }: Pick<Settings, "compute" | "network">,
  ground: Ground,
  securityGroupId: Input<string>,
): TaskPlace {
  if (compute.kind === "instance") return { kind: compute.kind, rollout: compute.rollout };
  return fargatePlace(network, ground, securityGroupId);
}

interface Ground {
  subnetIds(kind: SubnetKind): readonly Input<string>[];
}

/** The place on Fargate, whatever the services stand on. */
export function fargatePlace(
  { nat }: Settings["network"],
  ground: Ground,
  securityGroupId: Input<string>,
): TaskPlace {
  const open = nat === "none";
  return {
    kind: "fargate",
    subnetIds: ground.subnetIds(open ? "public" : "private"),
    assignPublicIp: open,
    securityGroupId,
  };
}

type OfService =
  | "launchType"
  | "platformVersion"
  | "networkConfiguration"
  | "deploymentMinimumHealthyPercent"
  | "deploymentMaximumPercent"
  | "availabilityZoneRebalancing";

/** What a service says of its place. */
export function servicePlace(place: TaskPlace): Pick<ServiceArgs, OfService> {
  const beside = { deploymentMinimumHealthyPercent: 100, deploymentMaximumPercent: 200 };
  if (place.kind === "fargate")
    return { ...network(place), ...beside, availabilityZoneRebalancing: "ENABLED" };
  const inTurn = { deploymentMinimumHealthyPercent: 0, deploymentMaximumPercent: 100 };
  return {
    launchType: "EC2",
    ...(place.rollout === "beside" ? beside : inTurn),
    availabilityZoneRebalancing: "DISABLED", // there is one instance to stand on
  };
}

/** What a schedule says of its task's place. */
export function scheduledPlace(
  place: TaskPlace,
): Pick<ServiceArgs, "launchType" | "platformVersion" | "networkConfiguration"> {
  return place.kind === "fargate" ? network(place) : { launchType: "EC2" };
}

function network(place: Extract<TaskPlace, { readonly kind: "fargate" }>) {
  return {
    launchType: "FARGATE",
    platformVersion: "LATEST",
    networkConfiguration: {
      subnets: [...place.subnetIds],
      securityGroups: [place.securityGroupId],
      assignPublicIp: place.assignPublicIp,
    },
  };
}
