import type { Behaviour, CheckFailure, Inputs } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { POSTGRES_PARAMETERS, parameterProblem } from "../../data/rds-parameters.ts";
import { POSTGRES_VERSIONS } from "../../data/rds-versions.ts";
import { prefixSuffix } from "../identifiers.ts";
import { flag, number, records, text, textList } from "../known.ts";
import { live } from "./live.ts";
import { groupedSubnets } from "./subnets-of-group.ts";

export const DB_SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
export const DB_PARAMETER_GROUP = "aws:rds/parameterGroup:ParameterGroup";
export const DB_INSTANCE = "aws:rds/instance:Instance";

/** RDS API reference, CreateDBSubnetGroup, from memory, 2026-11. */
const SUBNET_GROUP_NAME = /^[a-z0-9 ._-]{1,255}$/;
/** RDS API reference, CreateDBParameterGroup, from memory, 2026-11. */
const PARAMETER_GROUP_NAME = /^[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)$/;
/** Zones that a group must cover (RDS User Guide, "Working with DB subnet groups", from memory, 2026-11). */
const MIN_ZONES = 2;

export const dbSubnetGroup: Behaviour = {
  token: DB_SUBNET_GROUP,
  autoName: { property: "name", maxLength: 255, lowerCase: true },
  changes: { subnetIds: ["vpcId"] },

  check(inputs) {
    const name = text(inputs, "name");
    if (name === undefined || (SUBNET_GROUP_NAME.test(name) && name !== "default")) return [];
    return [
      {
        property: "name",
        reason: `only lowercase alphanumeric characters, hyphens, underscores, periods, and spaces allowed, and not "default"; got "${name}"`,
      },
    ];
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? "tf-"}${prefixSuffix(cloud)}`;
    if (cloud.get(DB_SUBNET_GROUP, name) !== undefined) {
      throw new CloudError("DBSubnetGroupAlreadyExists", `The DB subnet group '${name}' already exists.`);
    }
    return {
      id: name,
      outputs: {
        ...covered(inputs, cloud),
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        arn: cloud.arn("rds", `subgrp:${name}`),
      },
    };
  },

  update(_entity, next, cloud) {
    return covered(next, cloud);
  },

  delete(entity, cloud) {
    const user = cloud
      .list(DB_INSTANCE, { region: entity.region })
      .find((instance) => live(instance).dbSubnetGroupName === entity.id);
    if (user !== undefined) {
      throw new CloudError(
        "InvalidDBSubnetGroupStateFault",
        `Cannot delete the subnet group '${entity.id}' because at least one database instance: ${String(live(user).identifier)} is still using it.`,
      );
    }
    return undefined;
  },
};

function covered(inputs: Inputs, cloud: Cloud): Record<string, unknown> {
  const { vpcId, zones } = groupedSubnets(cloud, textList(inputs, "subnetIds"), "InvalidSubnet");
  if (zones.length < MIN_ZONES) {
    throw new CloudError(
      "DBSubnetGroupDoesNotCoverEnoughAZs",
      "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. " +
        `Current AZ coverage: ${zones.join(", ")}. Add subnets to cover at least ${MIN_ZONES} AZs.`,
    );
  }
  return {
    vpcId,
    supportedNetworkTypes: ["IPV4"],
    description: text(inputs, "description") ?? "Managed by Pulumi",
  };
}

const FAMILIES = Object.values(POSTGRES_VERSIONS).map((version) => version.family);

export const dbParameterGroup: Behaviour = {
  token: DB_PARAMETER_GROUP,
  autoName: { property: "name", maxLength: 255, lowerCase: true },

  check(inputs) {
    const failures: CheckFailure[] = [];
    const name = text(inputs, "name");
    if (name !== undefined && !PARAMETER_GROUP_NAME.test(name)) {
      failures.push({
        property: "name",
        reason: `must begin with a letter and hold only lower-case letters, digits and single hyphens; got "${name}"`,
      });
    }
    const family = text(inputs, "family");
    if (family !== undefined && !FAMILIES.includes(family)) {
      failures.push({
        property: "family",
        reason: `InvalidParameterValue: ParameterGroupFamily ${family} is not a valid parameter group family; this rehearsal knows ${FAMILIES.join(", ")}`,
      });
    }
    for (const [index, parameter] of records(inputs, "parameters").entries())
      failures.push(...parameterFailures(parameter, `parameters[${index}]`));
    return failures;
  },

  create(inputs, cloud) {
    const name = text(inputs, "name") ?? `${text(inputs, "namePrefix") ?? "tf-"}${prefixSuffix(cloud)}`;
    if (cloud.get(DB_PARAMETER_GROUP, name) !== undefined) {
      throw new CloudError("DBParameterGroupAlreadyExists", `Parameter group ${name} already exists`);
    }
    return {
      id: name,
      outputs: {
        name,
        namePrefix: text(inputs, "namePrefix") ?? "",
        arn: cloud.arn("rds", `pg:${name}`),
        description: text(inputs, "description") ?? "Managed by Pulumi",
      },
    };
  },

  update() {
    return undefined;
  },

  delete(entity, cloud) {
    if (flag(entity.inputs, "skipDestroy") === true)
      return { why: "parameter group left in place by skipDestroy", until: undefined };
    const users = cloud
      .list(DB_INSTANCE, { region: entity.region })
      .filter((instance) => live(instance).parameterGroupName === entity.id);
    if (users.length > 0) {
      throw new CloudError(
        "InvalidDBParameterGroupState",
        "One or more database instances are still members of this parameter group " +
          `${entity.id}, so the group cannot be deleted: ${users.map((user) => String(live(user).identifier)).join(", ")}`,
        { retryable: true },
      );
    }
    return undefined;
  },
};

function parameterFailures(parameter: Inputs, path: string): readonly CheckFailure[] {
  const name = text(parameter, "name");
  if (name === undefined) return [];
  const fact = POSTGRES_PARAMETERS[name];
  if (fact === undefined) {
    return [
      {
        property: `${path}.name`,
        reason: `InvalidParameterValue: Could not find parameter with name: ${name}`,
      },
    ];
  }
  const failures: CheckFailure[] = [];
  const value = text(parameter, "value") ?? number(parameter, "value")?.toString();
  const expected = value === undefined ? undefined : parameterProblem(fact, value);
  if (expected !== undefined) {
    failures.push({
      property: `${path}.value`,
      reason: `InvalidParameterValue: Invalid parameter value: ${value} for: ${name} allowed values are: ${expected}`,
    });
  }
  const method =
    text(parameter, "applyMethod") ?? (parameter.applyMethod === undefined ? "immediate" : undefined);
  if (method !== undefined && method !== "immediate" && method !== "pending-reboot") {
    failures.push({
      property: `${path}.applyMethod`,
      reason: `must be "immediate" or "pending-reboot"; got "${method}"`,
    });
  }
  if (fact.apply === "static" && method === "immediate") {
    failures.push({
      property: `${path}.applyMethod`,
      reason: `InvalidParameterCombination: cannot use immediate apply method for static parameter ${name}`,
    });
  }
  return failures;
}
