import type { Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { keyDecisionForRole } from "../../cloud/key-policy-judge.ts";
import { POSTGRES_VERSIONS } from "../../data/rds-versions.ts";
import { flag, text, textList } from "../known.ts";
import { requireKmsKey } from "./kms-key-of.ts";
import { live } from "./live.ts";
import { addInterface, removeInterfaces } from "./network-interfaces.ts";
import { DB_PARAMETER_GROUP, DB_SUBNET_GROUP } from "./rds-groups.ts";
import { readVersion } from "./rds-instance-check.ts";
import { roleOf, roleTrusts } from "./role-judge.ts";
import { type GroupedSubnets, groupedSubnets, requireGroupsOfVpc } from "./subnets-of-group.ts";
import { TOKEN } from "./tokens.ts";

/** Where an instance stands. Everything that it names must exist and fit together. */
export function placeInstance(inputs: Inputs, cloud: Cloud): GroupedSubnets {
  const groupName = text(inputs, "dbSubnetGroupName");
  if (groupName === undefined) {
    // A new account of this rehearsal has no default VPC, and so no default subnet group.
    throw new CloudError(
      "InvalidSubnet",
      "No default subnet detected in VPC. Please contact AWS Support to recreate the default Subnets.",
    );
  }
  const group = cloud.get(DB_SUBNET_GROUP, groupName);
  if (group === undefined)
    throw new CloudError("DBSubnetGroupNotFoundFault", `DB subnet group '${groupName}' does not exist.`);
  const place = groupedSubnets(cloud, textList(group.inputs, "subnetIds"), "InvalidSubnet");
  requireGroupsOfVpc(cloud, textList(inputs, "vpcSecurityGroupIds"), place.vpcId, "DB instance");
  const zone = text(inputs, "availabilityZone");
  if (zone !== undefined && !place.zones.includes(zone)) {
    throw new CloudError(
      "InvalidVPCNetworkStateFault",
      `The DB instance cannot be created in ${zone}: its subnet group covers ${place.zones.join(", ")}.`,
    );
  }
  const gateway = cloud.list(TOKEN.internetGateway).some((entity) => live(entity).vpcId === place.vpcId);
  if (flag(inputs, "publiclyAccessible") === true && !gateway) {
    throw new CloudError(
      "InvalidVPCNetworkStateFault",
      "Cannot create a publicly accessible DBInstance. The specified VPC has no internet gateway attached. Update the VPC and then try again",
    );
  }
  return place;
}

/** One network interface per zone in use, in place of those before. */
export function occupy(place: GroupedSubnets, inputs: Inputs, arn: string, cloud: Cloud): void {
  removeInterfaces(cloud, arn);
  const publicly = flag(inputs, "publiclyAccessible") === true;
  for (const zone of zonesInUse(place, inputs)) {
    const subnet = place.subnets.find((candidate) => live(candidate).availabilityZone === zone);
    if (subnet === undefined) continue;
    addInterface(cloud, {
      ...{
        subnetId: subnet.id,
        groupIds: textList(inputs, "vpcSecurityGroupIds"),
        owner: arn,
        description: "RDSNetworkInterface",
      },
      ...(publicly ? { publicAddress: "auto" } : {}),
    });
  }
}

/** The zone of the writer, and with Multi-AZ that of its standby. */
export function zonesInUse(place: GroupedSubnets, inputs: Inputs): readonly string[] {
  const zone = text(inputs, "availabilityZone") ?? place.zones[0] ?? "";
  const standby = place.zones.find((other) => other !== zone);
  return flag(inputs, "multiAz") === true && standby !== undefined ? [zone, standby] : [zone];
}

/** The name of the group in use; one of another family than the engine's is refused. */
export function requireParameterGroup(inputs: Inputs, cloud: Cloud): string {
  const read = readVersion(text(inputs, "engineVersion") ?? latestMajor());
  const family = "fault" in read ? "" : (POSTGRES_VERSIONS[read.major]?.family ?? "");
  const name = text(inputs, "parameterGroupName") ?? `default.${family}`;
  const isDefault = /^default\.(.+)$/.exec(name)?.[1];
  const group = isDefault === undefined ? cloud.get(DB_PARAMETER_GROUP, name) : undefined;
  if (isDefault === undefined && group === undefined) {
    throw new CloudError("DBParameterGroupNotFound", `DBParameterGroup not found: ${name}`);
  }
  const has = isDefault ?? text(group?.inputs ?? {}, "family");
  if (has !== family) {
    throw new CloudError(
      "InvalidParameterCombination",
      `The Parameter Group ${name} with DBParameterGroupFamily ${String(has)} cannot be used for this instance. ` +
        `Please use a Parameter Group with DBParameterGroupFamily ${family}`,
    );
  }
  return name;
}

/** The newest major version: what RDS takes where none is given. */
export function latestMajor(): string {
  return Object.keys(POSTGRES_VERSIONS).at(-1) ?? "";
}

/**
 * Keys must exist, be usable, and let RDS make grants for the caller (RDS User Guide, "AWS KMS key
 * management", from memory, 2026-11).
 */
export function requireDatabaseKeys(inputs: Inputs, cloud: Cloud): void {
  for (const property of ["kmsKeyId", "performanceInsightsKmsKeyId"]) {
    const reference = text(inputs, property);
    if (reference !== undefined && !usable(reference, cloud)) {
      throw new CloudError(
        "KMSKeyNotAccessibleFault",
        `The specified KMS key [${reference}] does not exist, is not enabled or you do not have permissions to access it. `,
      );
    }
  }
}

function usable(reference: string, cloud: Cloud): boolean {
  const account = cloud.caller.accountId;
  const use = {
    roleArn: `arn:aws:iam::${account}:root`,
    account,
    viaService: `rds.${cloud.caller.region}.amazonaws.com`,
  };
  try {
    const policy = requireKmsKey(cloud, reference).outputs.policy;
    return ["kms:CreateGrant", "kms:DescribeKey"].every(
      (action) => keyDecisionForRole(policy, { ...use, action }) !== "deny",
    );
  } catch (error) {
    if (error instanceof CloudError) return false;
    throw error;
  }
}

/** Enhanced monitoring needs a role that its service may assume. */
export function requireMonitoringRole(inputs: Inputs, cloud: Cloud): void {
  const arn = text(inputs, "monitoringRoleArn");
  if (arn === undefined || arn === "") return;
  const role = roleOf(cloud, arn);
  if (role === undefined || !roleTrusts(cloud, role, "monitoring.rds.amazonaws.com")) {
    throw new CloudError(
      "InvalidParameterValue",
      `IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING (${arn})`,
    );
  }
}
