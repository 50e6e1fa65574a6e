import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import type { Entity } from "../../cloud/entity.ts";
import { INSTANCE_TYPES } from "../../data/instance-types.ts";
import { machineImage } from "../../data/machine-images.ts";
import { isRecord, number, record, records, text, textList } from "../known.ts";
import { joinCluster, leaveCluster } from "./ecs-container-instance.ts";
import { profileOf } from "./iam-instance-profile.ts";
import { runStart } from "./instance-start-script.ts";
import { live } from "./live.ts";
import { addInterface, removeInterfaces } from "./network-interfaces.ts";
import { roleTrusts } from "./role-judge.ts";
import { TOKEN } from "./tokens.ts";

/** Where and for whom an instance is started. */
export interface Launch {
  readonly template: Inputs;
  readonly subnetId: string;
  /** ARN of the auto scaling group. */
  readonly owner: string;
}

/**
 * Starts an instance as RunInstances does, then runs its start script, which may take an address and join a cluster. A script that
 * fails leaves an instance that runs and does nothing, as in EC2; `problem` says why. Source: EC2 API Reference, RunInstances and
 * "Error codes", from memory, 2026-11.
 */
export function startInstance(cloud: Cloud, { owner, subnetId, template }: Launch): Entity {
  const type = text(template, "instanceType") ?? "m1.small";
  requireImage(cloud, template, type);
  const profile = profileOf(cloud, template);
  const role = profile === undefined ? undefined : roleIn(cloud, profile);
  const id = `i-${cloud.hex(17)}`;
  const [card = {}] = records(template, "networkInterfaces");
  const open = card.associatePublicIpAddress;
  const subnet = cloud.require(TOKEN.subnet, subnetId, "InvalidSubnetID.NotFound", "subnet");
  const publicly = open === undefined ? live(subnet).mapPublicIpOnLaunch === true : String(open) === "true";
  const face = addInterface(cloud, {
    subnetId,
    groupIds: groupsOf(cloud, template, card, text(live(subnet), "vpcId") ?? ""),
    owner: id,
    description: "",
    ...(publicly ? { publicAddress: "auto" } : {}),
  });
  const instance = cloud.add({
    token: TOKEN.instance,
    id,
    outputs: {
      arn: cloud.arn("ec2", `instance/${id}`),
      instanceType: type,
      profile: profile?.id,
      subnetId,
      networkInterfaceId: face.id,
      tags: tagsOf(template),
      state: "running",
    },
    internal: { owner },
  });
  const outcome = runStart(cloud, { instance, face, role, script: scriptOf(template) });
  instance.internal.problem = outcome.problem ?? joinCluster(cloud, { instance, role, ...outcome });
  return instance;
}

/** Ends an instance: its tasks, its place in a cluster and its interface go with it. */
export function endInstance(cloud: Cloud, instance: Entity): void {
  leaveCluster(cloud, instance.id);
  removeInterfaces(cloud, instance.id);
  cloud.remove(instance);
}

/** The instances of a group. */
export function instancesOf(cloud: Cloud, owner: string): readonly Entity[] {
  return cloud.list(TOKEN.instance).filter((one) => one.internal.owner === owner);
}

function requireImage(cloud: Cloud, template: Inputs, type: string): void {
  const reference = text(template, "imageId");
  if (reference === undefined)
    throw new CloudError("MissingParameter", "The request must contain the parameter ImageId");
  const image = machineImage(reference, cloud.caller.region);
  if (image === undefined)
    throw new CloudError("InvalidAMIID.NotFound", `The image id '[${reference}]' does not exist`);
  const kind = INSTANCE_TYPES[type];
  if (kind === undefined)
    throw new CloudError("InvalidParameterValue", `Invalid value '${type}' for InstanceType.`);
  if (kind.architecture !== image.architecture)
    throw new CloudError(
      "InvalidParameterValue",
      `The architecture '${kind.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI.`,
    );
  const root = records(template, "blockDeviceMappings").find((one) => one.deviceName === image.rootDevice);
  const size = number(record(root ?? {}, "ebs") ?? {}, "volumeSize");
  if (size !== undefined && size < image.snapshotGib)
    throw new CloudError(
      "InvalidBlockDeviceMapping",
      `Volume of size ${size}GB is smaller than snapshot of ${image.id}, expect size>= ${image.snapshotGib}GB`,
    );
}

function roleIn(cloud: Cloud, profile: Entity): Entity | undefined {
  const name = live(profile).role;
  const role = cloud.list(TOKEN.role).find((one) => live(one).name === name || live(one).arn === name);
  return role !== undefined && roleTrusts(cloud, role, "ec2.amazonaws.com") ? role : undefined;
}

function groupsOf(cloud: Cloud, template: Inputs, card: Inputs, vpcId: string): readonly string[] {
  const named = [...textList(card, "securityGroups"), ...textList(template, "vpcSecurityGroupIds")];
  const vpc = cloud.get(TOKEN.vpc, vpcId);
  return named.length > 0 || vpc === undefined ? named : [text(live(vpc), "defaultSecurityGroupId") ?? ""];
}

function tagsOf(template: Inputs): Readonly<Record<string, unknown>> {
  const mine = records(template, "tagSpecifications").find((one) => one.resourceType === "instance");
  return isRecord(mine?.tags) ? mine.tags : {};
}

function scriptOf(template: Inputs): string {
  return Buffer.from(text(template, "userData") ?? "", "base64").toString("utf8");
}
